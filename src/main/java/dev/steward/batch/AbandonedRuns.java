package dev.steward.batch;

import dev.steward.files.FileStore;
import dev.steward.nightly.NightPart;
import dev.steward.store.Lease;
import dev.steward.store.LeaseKeeper;
import dev.steward.store.Leases;
import dev.steward.store.ProcessIdentity;
import dev.steward.store.Run;
import dev.steward.store.Runs;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Clears away what runs hold in staging that nobody has finished for a month. Only of jobs that
 * read: one that changes data needs what it has done to be finished. Such a run begins anew where
 * it is finished after all.
 */
final class AbandonedRuns {
  private static final Logger log = LoggerFactory.getLogger(AbandonedRuns.class);
  private static final List<NightPart> READING =
      List.of(NightPart.PII_INVENTORY, NightPart.CONSENT_ELIGIBILITY);
  private static final Duration KEPT = Duration.ofDays(30);
  private static final int MOST_RUNS = 1_000;

  private final String reports;
  private final Runs runs;
  private final Leases leases;
  private final ProcessIdentity self;
  private final Duration expiry;
  private final Workspace workspace;
  private final TransactionOperations ownTransaction;
  private final Clock clock;

  AbandonedRuns(
      String reports,
      Runs runs,
      Leases leases,
      ProcessIdentity self,
      Duration expiry,
      Workspace workspace,
      TransactionOperations ownTransaction,
      Clock clock) {
    this.reports = reports;
    this.runs = runs;
    this.leases = leases;
    this.self = self;
    this.expiry = expiry;
    this.workspace = workspace;
    this.ownTransaction = ownTransaction;
    this.clock = clock;
  }

  /** What cannot be removed waits for the next night. */
  void clear(RunContext night) {
    Instant before = clock.instant().minus(KEPT);
    for (NightPart part : READING) {
      String job = part.jobName();
      // whoever has it may be at work on any of its runs
      Optional<Lease> lease = leases.acquire(job, self, expiry);
      if (lease.isPresent()) {
        try (LeaseKeeper kept = new LeaseKeeper(leases, lease.get(), expiry, () -> {})) {
          runs.latest(job, MOST_RUNS).stream()
              .filter(run -> !run.isComplete() && run.beganAt().isBefore(before))
              .filter(run -> !run.asOf().equals(night.asOf()) || run.number() != night.number())
              .forEach(this::clear);
        }
      }
    }
  }

  private void clear(Run run) {
    try {
      FileStore files = FileStore.of(reports, Map.of());
      String parts = EligibilityRun.partsFolder(files.resolve(reports), run);
      if (workspace.files().exists(workspace.folder(run.jobInstanceId())) || files.exists(parts)) {
        // forgotten first: parts that a plan has done must be there
        ownTransaction.executeWithoutResult(status -> workspace.forget(run.jobInstanceId()));
        workspace.clear(run.jobInstanceId());
        files.delete(parts);
        log.info("Cleared away what {} {} left unfinished", run.jobName(), run.label());
      }
    } catch (IOException e) {
      log.warn(
          "What {} {} left unfinished cannot be cleared away: {}",
          run.jobName(),
          run.label(),
          FileStore.reason(e));
    }
  }
}
