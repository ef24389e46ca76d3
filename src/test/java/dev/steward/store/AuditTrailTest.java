package dev.steward.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.steward.audit.AuditAction;
import dev.steward.audit.AuditChain;
import dev.steward.audit.AuditEntry;
import dev.steward.audit.AuditEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

class AuditTrailTest {
  private static final StoreCipher CIPHER = StoreCipher.derivedFrom(new byte[32]);
  private static final Instant NOW = Instant.parse("2026-11-01T02:03:04.123456Z");

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void chainsWhatIsRecorded(ControlStores.Named named) throws Exception {
    try (ControlStore store = named.open(folder)) {
      AuditTrail trail = trail(store.dataSource(), "anna@db1");

      trail.record(new AuditEvent(AuditAction.REQUEST_ADDED, "REQ-1", "received"));
      trail.record(
          AuditEvent.of(AuditAction.PUBLISHED, "pii-inventory/2026-11-01", "complete", "ab12"));

      List<AuditEntry> entries = entries(store);
      assertThat(entries).extracting(AuditEntry::sequence).containsExactly(1L, 2L);
      assertThat(entries.get(0).at()).isEqualTo(NOW);
      assertThat(entries.get(0).actor()).isEqualTo("anna@db1");
      assertThat(entries.get(0).action()).isEqualTo("request-added");
      assertThat(entries.get(0).manifestSha256()).isEmpty();
      assertThat(entries.get(1).manifestSha256()).contains("ab12");
      AuditChain chain = CIPHER.auditChain();
      assertThat(chain.fits(AuditChain.BEGINNING, entries.get(0))).isTrue();
      assertThat(chain.fits(entries.get(0).chain(), entries.get(1))).isTrue();
      assertThat(chain.fits(AuditChain.BEGINNING, entries.get(1))).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void recordsWithTheTransactionThatIsOpen(ControlStores.Named named) throws Exception {
    try (ControlStore store = named.open(folder)) {
      AuditTrail trail = trail(store.dataSource(), "anna@db1");
      TransactionTemplate transaction = Requests.transactions(store.dataSource());

      transaction.executeWithoutResult(
          status -> {
            trail.record(new AuditEvent(AuditAction.REQUEST_HELD, "REQ-1", "on-hold"));
            status.setRollbackOnly();
          });
      transaction.executeWithoutResult(
          status -> {
            trail.record(new AuditEvent(AuditAction.REQUEST_HELD, "REQ-2", "on-hold"));
            trail.recordNow(new AuditEvent(AuditAction.RUN_FAILED, "nightly/2026-11-01", ""));
            assertThat(entries(store)).hasSize(1);
            trail.record(new AuditEvent(AuditAction.REQUEST_HELD, "REQ-3", "on-hold"));
          });

      assertThat(entries(store))
          .extracting(AuditEntry::object)
          .containsExactly("nightly/2026-11-01", "REQ-2", "REQ-3");
      assertThat(breaks(store)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void keepsOneChainWithManyWriters(ControlStores.Named named) throws Exception {
    try (ControlStore store = named.open(folder)) {
      ExecutorService threads = Executors.newFixedThreadPool(4);
      List<Callable<Void>> writers = new ArrayList<>();
      for (int writer = 0; writer < 4; writer++) {
        AuditTrail trail = trail(store.dataSource(), "writer" + writer);
        writers.add(
            () -> {
              for (int i = 0; i < 50; i++) {
                trail.record(
                    new AuditEvent(AuditAction.REQUEST_CHANGED, "REQ-" + i, "verified"),
                    new AuditEvent(AuditAction.REQUEST_CHANGED, "REQ-" + i, "resolved"));
              }
              return null;
            });
      }
      for (Future<Void> each : threads.invokeAll(writers)) {
        each.get();
      }
      threads.shutdown();

      assertThat(entries(store))
          .extracting(AuditEntry::sequence)
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, 400).mapToObj(Long::valueOf).toList());
      assertThat(breaks(store)).isEmpty();
    }
  }

  /** Two transactions lock the same rows in opposite order to the chain's head. */
  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void letsNoTransactionsWaitForEachOther(ControlStores.Named named) throws Exception {
    try (ControlStore store = named.open(folder)) {
      JdbcTemplate jdbc = new JdbcTemplate(store.dataSource());
      jdbc.update("insert into secret_check values (7, 'a'), (8, 'b')");
      CountDownLatch recorded = new CountDownLatch(1);
      CountDownLatch locked = new CountDownLatch(1);
      ExecutorService threads = Executors.newFixedThreadPool(2);
      Future<?> first =
          threads.submit(
              () ->
                  Requests.transactions(store.dataSource())
                      .executeWithoutResult(
                          status -> {
                            trail(store.dataSource(), "first")
                                .record(new AuditEvent(AuditAction.REQUEST_ADDED, "REQ-1", ""));
                            recorded.countDown();
                            await(locked);
                            jdbc.update("update secret_check set check_value = 'c' where id = 7");
                          }));
      Future<?> second =
          threads.submit(
              () ->
                  Requests.transactions(store.dataSource())
                      .executeWithoutResult(
                          status -> {
                            await(recorded);
                            jdbc.update("update secret_check set check_value = 'd' where id = 7");
                            locked.countDown();
                            trail(store.dataSource(), "second")
                                .record(new AuditEvent(AuditAction.REQUEST_ADDED, "REQ-2", ""));
                          }));

      second.get();
      first.get();
      threads.shutdown();

      assertThat(entries(store)).extracting(AuditEntry::actor).containsExactly("second", "first");
    }
  }

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void keepsRowsFromBeingChangedOnPostgreSql(ControlStores.Named named) throws Exception {
    assumeThat(named.name()).isEqualTo("PostgreSQL");
    try (ControlStore store = named.open(folder)) {
      trail(store.dataSource(), "anna")
          .record(new AuditEvent(AuditAction.REQUEST_ADDED, "REQ-1", ""));
      JdbcTemplate jdbc = new JdbcTemplate(store.dataSource());

      for (String change :
          List.of(
              "update audit_entry set actor = 'ben'",
              "delete from audit_entry",
              "truncate audit_entry")) {
        assertThatThrownBy(() -> jdbc.execute(change)).hasMessageContaining("never changed");
      }
      assertThat(entries(store)).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.steward.store.ControlStores#all")
  void recordsAnyTextAsTheDatabaseKeepsIt(ControlStores.Named named) throws Exception {
    try (ControlStore store = named.open(folder)) {
      trail(store.dataSource(), "Zoë\u0000 \uD800'; drop")
          .record(new AuditEvent(AuditAction.REQUEST_ADDED, "x".repeat(3_000), " line\nbreak 𝄞 "));

      AuditEntry entry = entries(store).get(0);
      assertThat(entry.actor()).isEqualTo("Zoë   '; drop");
      assertThat(entry.object()).hasSize(1_000).endsWith("x…");
      assertThat(entry.outcome()).isEqualTo("line break 𝄞");
      assertThat(breaks(store)).isEmpty();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static AuditTrail trail(DataSource store, String actor) {
    return new AuditTrail(store, CIPHER, actor, "cafe", Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static List<AuditEntry> entries(ControlStore store) {
    List<AuditEntry> entries = new ArrayList<>();
    new AuditRows(store.dataSource()).<RuntimeException>forEach(entries::add);
    return entries;
  }

  /** Numbers of rows that do not fit to those before. */
  private static List<Long> breaks(ControlStore store) {
    List<Long> breaks = new ArrayList<>();
    String before = AuditChain.BEGINNING;
    for (AuditEntry entry : entries(store)) {
      if (!CIPHER.auditChain().fits(before, entry)) {
        breaks.add(entry.sequence());
      }
      before = entry.chain();
    }
    return breaks;
  }
}
