package dev.steward.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.store.PartitionLeases.Standing;
import dev.steward.store.SentPartition.State;
import dev.steward.testkit.Postgres;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PartitionLeasesTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final long EXECUTION = 7;
  private static final String STEP = "scan";
  private static final ProcessIdentity SELF = ProcessIdentity.current();
  private static final ProcessIdentity OTHER = new ProcessIdentity("other/host", 1, 1);

  private ControlStore store;
  private TransactionTemplate transaction;
  private PartitionLeases leases;
  private SentPartitions sent;
  private Leases runs;
  private Lease run;

  @BeforeEach
  void open() throws Exception {
    store = ControlStore.at(Postgres.newDatabase(), Postgres.USER, Postgres.PASSWORD, 5);
    store.migrate();
    JdbcClient jdbc = JdbcClient.create(store.dataSource());
    transaction = new TransactionTemplate(new JdbcTransactionManager(store.dataSource()));
    leases = new PartitionLeases(jdbc);
    sent = new SentPartitions(jdbc, transaction);
    runs = new Leases(jdbc, transaction);
    run = runs.acquire("pii-inventory", SELF, LONG).orElseThrow();
    sent.open(
        new PartitionLease(1, EXECUTION, run.jobName(), run.fence(), "scan:0001", 0, "work", 1),
        STEP);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private SentPartition partition() {
    return sent.of(EXECUTION, STEP, LONG).get(0);
  }

  private boolean confirms(PartitionLease lease) {
    return Boolean.TRUE.equals(transaction.execute(status -> leases.confirm(lease, LONG)));
  }

  @Test
  void areTakenOnceHoweverManyMessagesThereAre() {
    assertThat(leases.claim(1, 1, SELF, LONG)).isPresent();

    assertThat(leases.claim(1, 1, OTHER, LONG)).isEmpty();
    assertThat(leases.claim(2, 1, OTHER, LONG)).isEmpty();
    assertThat(partition().state()).isEqualTo(State.HELD);
    assertThat(partition().owner()).contains(SELF);
  }

  @Test
  void areNotTakenForARunThatHasAnotherOwner() {
    runs.release(run);
    runs.acquire(run.jobName(), OTHER, LONG);

    assertThat(leases.claim(1, 1, SELF, LONG)).isEmpty();
  }

  @Test
  void areNotTakenByAMessageOfBeforeTheyWereSentAnew() {
    leases.claim(1, 1, SELF, LONG).ifPresent(leases::giveBack);
    assertThat(partition().state()).isEqualTo(State.RETURNED);

    long fence = sent.reopen(partition(), () -> {});

    assertThat(leases.claim(1, 1, OTHER, LONG)).isEmpty();
    assertThat(leases.claim(1, fence, OTHER, LONG)).isPresent();
  }

  @Test
  void areLostOnceTheirTimeIsOverOrTheirProcessIsGone() throws Exception {
    ProcessIdentity gone = new ProcessIdentity(SELF.host(), SELF.pid(), SELF.beganAt() - 60_000);
    leases.claim(1, 1, gone, LONG);
    assertThat(partition().isLost(SELF)).isTrue();

    long fence = sent.reopen(partition(), () -> {});
    leases.claim(1, fence, OTHER, SHORT);
    assertThat(partition().isLost(SELF)).isFalse();
    Thread.sleep(2 * SHORT.toMillis());
    assertThat(partition().isLost(SELF)).isTrue();
  }

  @Test
  void areOfNoUseToWhoeverLostThem() {
    PartitionLease lost = leases.claim(1, 1, SELF, LONG).orElseThrow();
    assertThat(confirms(lost)).isTrue();
    long fence = sent.reopen(partition(), () -> {});
    PartitionLease taken = leases.claim(1, fence, OTHER, LONG).orElseThrow();

    assertThat(confirms(lost)).isFalse();
    assertThat(leases.isHeld(lost)).isFalse();
    assertThat(leases.renew(lost, LONG)).isEqualTo(Standing.LOST);
    leases.end(lost, Optional.of("too late"));
    assertThat(partition().state()).isEqualTo(State.HELD);
    assertThat(confirms(taken)).isTrue();
  }

  @Test
  void tellTheirHolderThatTheRunIsToStopOrHasLostItsOwner() {
    PartitionLease held = leases.claim(1, 1, SELF, LONG).orElseThrow();
    assertThat(leases.renew(held, LONG)).isEqualTo(Standing.HELD);
    sent.requestStop(EXECUTION, STEP);
    assertThat(leases.renew(held, LONG)).isEqualTo(Standing.STOPPING);
    sent.reopen(partition(), () -> {});
    sent.revoke(run.jobName());
    assertThat(leases.renew(held, LONG)).isEqualTo(Standing.LOST);

    sent.open(
        new PartitionLease(2, EXECUTION, run.jobName(), run.fence(), "scan:0002", 0, "work", 1),
        STEP);
    PartitionLease orphan = leases.claim(2, 1, SELF, LONG).orElseThrow();
    runs.release(run);
    assertThat(leases.renew(orphan, LONG)).isEqualTo(Standing.ORPHANED);
    assertThat(confirms(orphan)).isFalse();
  }

  @Test
  void holdOffASuccessorWhileAUnitIsCommitted() throws Exception {
    PartitionLease held = leases.claim(1, 1, SELF, LONG).orElseThrow();
    SentPartition seen = partition();
    CompletableFuture<Long> successor = new CompletableFuture<>();

    transaction.executeWithoutResult(
        status -> {
          assertThat(leases.confirm(held, LONG)).isTrue();
          new Thread(() -> successor.complete(sent.reopen(seen, () -> {}))).start();
          assertThatThrownBy(() -> successor.get(500, TimeUnit.MILLISECONDS))
              .isInstanceOf(TimeoutException.class);
          // its heartbeat goes on meanwhile
          CompletableFuture<Standing> beat =
              CompletableFuture.supplyAsync(() -> leases.renew(held, LONG));
          assertThat(beat.orTimeout(5, TimeUnit.SECONDS).join()).isEqualTo(Standing.HELD);
        });

    assertThat(successor.get(5, TimeUnit.SECONDS)).isEqualTo(2);
    assertThat(confirms(held)).isFalse();
  }

  @Test
  void areTakenFromAProcessThatFroseOverACommit() {
    PartitionLease held = leases.claim(1, 1, SELF, SHORT).orElseThrow();
    SentPartition seen = partition();

    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      assertThat(leases.confirm(held, SHORT)).isTrue();
                      // nothing is heard of it from here: the database ends its transaction
                      CompletableFuture<Long> successor =
                          CompletableFuture.supplyAsync(() -> sent.reopen(seen, () -> {}));
                      assertThat(successor.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(2);
                    }))
        .isInstanceOf(RuntimeException.class);

    assertThat(confirms(held)).isFalse();
  }
}
