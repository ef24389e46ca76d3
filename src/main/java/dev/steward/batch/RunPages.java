package dev.steward.batch;

import dev.steward.audit.AuditAction;
import dev.steward.audit.AuditEvent;
import dev.steward.batch.JobRuntime.Equipment;
import dev.steward.files.FileStore;
import dev.steward.page.ReportPages;
import dev.steward.store.AuditTrail;
import dev.steward.store.ControlStoreException;
import dev.steward.store.Lease;
import dev.steward.store.Leases;
import dev.steward.store.Run;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Writes the pages about all that is published once a run has published, one process at a time: two
 * would put the index back and forth. They say no more than the reports do: without them the run is
 * what it is. A run whose process was killed before they were there gets them when it is launched
 * again.
 */
final class RunPages {
  private static final Logger log = LoggerFactory.getLogger(RunPages.class);
  private static final String LEASE = "report-pages";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Leases leases;
  private final AuditTrail audit;
  private final Equipment equipment;

  RunPages(Leases leases, AuditTrail audit, Equipment equipment) {
    this.leases = leases;
    this.audit = audit;
    this.equipment = equipment;
  }

  /** Writes them where the run published and they do not tell so yet. */
  void write(RunOutcome outcome) {
    published(outcome).ifPresent(run -> run.report().ifPresent(report -> write(run, report)));
  }

  private void write(Run run, String report) {
    String label = report.substring(report.lastIndexOf('/') + 1);
    try {
      FileStore files = FileStore.of(equipment.reports(), Map.of());
      if (!ReportPages.areCurrent(files, equipment.reports(), run.jobName(), label)) {
        write(files);
      }
    } catch (IOException e) {
      log.warn("Pages about the reports are not written: {}", FileStore.reason(e));
    } catch (DataAccessException | TransactionException e) {
      log.warn("Pages about the reports are not written: {}", ControlStoreException.reason(e));
    }
  }

  private static Optional<Run> published(RunOutcome outcome) {
    if (outcome instanceof RunOutcome.Complete complete) {
      return Optional.of(complete.run());
    }
    if (outcome instanceof RunOutcome.Incomplete incomplete) {
      return Optional.of(incomplete.run());
    }
    return outcome instanceof RunOutcome.Awaiting awaiting
        ? Optional.of(awaiting.run())
        : Optional.empty();
  }

  private void write(FileStore files) throws IOException {
    Optional<Lease> lease = acquire();
    if (lease.isEmpty()) {
      log.warn("Pages about the reports are not written: another process is writing them");
      return;
    }
    try {
      ReportPages.write(
          files,
          equipment.reports(),
          (page, sha256) ->
              audit.recordNow(AuditEvent.of(AuditAction.PAGE_WRITTEN, page, "", sha256)));
    } finally {
      leases.release(lease.get());
    }
  }

  private Optional<Lease> acquire() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Optional<Lease> lease =
          leases.acquire(LEASE, equipment.self(), equipment.settings().leaseExpiry());
      if (lease.isPresent() || System.nanoTime() > deadline) {
        return lease;
      }
      try {
        Thread.sleep(200); // what another process does can only be polled
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
  }
}
