package dev.steward.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class LeasesTest {
  private static final String JOB = "pii-inventory";
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final ProcessIdentity SELF = ProcessIdentity.current();
  private static final ProcessIdentity GONE =
      new ProcessIdentity(SELF.host(), SELF.pid(), SELF.beganAt() - 60_000);
  private static final ProcessIdentity ELSEWHERE = new ProcessIdentity("other/host", 1, 1);

  @TempDir Path home;

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void admitsOneLiveHolder(ControlStores.Named named) throws Exception {
    try (ControlStore store = named.open(home)) {
      Leases leases = leases(store);
      Lease first = leases.acquire(JOB, SELF, LONG).orElseThrow();

      assertThat(leases.acquire(JOB, SELF, LONG)).isEmpty();
      assertThat(leases.acquire(JOB, ELSEWHERE, LONG)).isEmpty();
      assertThat(leases.acquire("another-job", ELSEWHERE, LONG)).isPresent();

      leases.release(first);
      assertThat(leases.acquire(JOB, ELSEWHERE, LONG))
          .map(Lease::fence)
          .contains(first.fence() + 1);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void takesOverAtOnceFromAProcessOfThisHostThatIsGone(ControlStores.Named named) throws Exception {
    try (ControlStore store = named.open(home)) {
      Leases leases = leases(store);
      Lease lost = leases.acquire(JOB, GONE, LONG).orElseThrow();

      Lease taken = leases.acquire(JOB, SELF, LONG).orElseThrow();

      assertThat(taken.fence()).isGreaterThan(lost.fence());
      assertThat(leases.renew(lost, LONG)).isEmpty();
      assertThat(leases.renew(taken, LONG)).isPresent();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void takesOverFromAnotherHostOnlyWhenTheLeaseIsExpired(ControlStores.Named named)
      throws Exception {
    try (ControlStore store = named.open(home)) {
      Leases leases = leases(store);
      assertThat(leases.acquire(JOB, ELSEWHERE, LONG)).isPresent();
      assertThat(leases.acquire(JOB, SELF, LONG)).isEmpty();

      JdbcClient.create(store.dataSource())
          .sql("update lease set expires_at = heartbeat_at - interval '1' second")
          .update();

      assertThat(leases.acquire(JOB, SELF, LONG)).isPresent();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void carriesARequestToStopToTheHolder(ControlStores.Named named) throws Exception {
    try (ControlStore store = named.open(home)) {
      Leases leases = leases(store);
      assertThat(leases.requestStop(JOB)).isFalse();
      Lease lease = leases.acquire(JOB, SELF, LONG).orElseThrow();
      assertThat(leases.renew(lease, LONG).map(Lease::stopRequested)).contains(false);

      assertThat(leases.requestStop(JOB)).isTrue();

      assertThat(leases.renew(lease, LONG).map(Lease::stopRequested)).contains(true);
      leases.release(lease);
      Optional<Lease> next = leases.acquire(JOB, SELF, LONG);
      assertThat(next.map(Lease::stopRequested)).contains(false);
    }
  }

  private static Leases leases(ControlStore store) {
    return new Leases(
        JdbcClient.create(store.dataSource()),
        new TransactionTemplate(new JdbcTransactionManager(store.dataSource())));
  }
}
