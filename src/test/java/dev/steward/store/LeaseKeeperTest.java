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

class LeaseKeeperTest {
  private static final Duration RENEWED_ALL_THE_TIME = Duration.ofMillis(3_000);

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
      for (int i = 0; i < 60; i++) {
        Lease lease =
            leases
                .acquire("pii-inventory", ProcessIdentity.current(), RENEWED_ALL_THE_TIME)
                .orElseThrow();
        LeaseKeeper keeper =
            new LeaseKeeper(leases, lease, RENEWED_ALL_THE_TIME, Duration.ofMillis(1), () -> {});
        Thread.sleep(i % 7);
        keeper.close();
      }
      assertThat(leases.acquire("pii-inventory", ProcessIdentity.current(), RENEWED_ALL_THE_TIME))
          .as("the lease has been given back each time, and can be taken")
          .map(Lease::fence)
          .contains(61L);
    }
  }
}
