package dev.steward.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class HeartbeatTest {
  private static final Duration EXPIRY = Duration.ofMinutes(5);

  @TempDir Path home;

  /** An interrupt in the middle of a renewal would close the file of an embedded store. */
  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void leavesTheStoreUsableWheneverItEnds(ControlStores.Named named) throws Exception {
    try (ControlStore store = named.open(home)) {
      Leases leases =
          new Leases(
              JdbcClient.create(store.dataSource()),
              new TransactionTemplate(new JdbcTransactionManager(store.dataSource())));
      Lease lease =
          leases.acquire("pii-inventory", ProcessIdentity.current(), EXPIRY).orElseThrow();
      for (int i = 0; i < 100; i++) {
        Heartbeat heartbeat =
            Heartbeat.every(Duration.ofMillis(1), "renewal", () -> leases.renew(lease, EXPIRY));
        Thread.sleep(i % 7);
        heartbeat.close(EXPIRY);
        assertThat(leases.isHeld(lease)).as("after %d heartbeats", i).isTrue();
      }
    }
  }
}
