package dev.steward.batch;

import dev.steward.audit.AuditAction;
import dev.steward.export.ExportPublication;
import dev.steward.files.FileStore;
import dev.steward.report.Expiry;
import dev.steward.report.ReportFileException;
import dev.steward.store.AuditTrail;
import dev.steward.store.Run;
import dev.steward.store.Runs;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Removes bundles that were published long enough ago, and those that a run has put together and
 * never published. Such a run puts them together anew where it is finished after all.
 */
final class BundleExpiry {
  private static final Logger log = LoggerFactory.getLogger(BundleExpiry.class);
  private static final int MOST_RUNS = 1_000;

  private final String reports;
  private final Runs runs;
  private final Workspace workspace;
  private final TransactionOperations ownTransaction;
  private final Period keepFor;
  private final Clock clock;
  private final AuditTrail audit;
  private volatile List<String> findings = List.of();

  BundleExpiry(
      String reports,
      Runs runs,
      Workspace workspace,
      TransactionOperations ownTransaction,
      Period keepFor,
      Clock clock,
      AuditTrail audit) {
    this.reports = reports;
    this.runs = runs;
    this.workspace = workspace;
    this.ownTransaction = ownTransaction;
    this.keepFor = keepFor;
    this.clock = clock;
    this.audit = audit;
  }

  /** Removes them; where that fails, requests are answered all the same, and the run says so. */
  void remove(RunContext run) throws IOException {
    FileStore files = FileStore.of(reports, Map.of());
    try {
      List<String> removed =
          new Expiry(
                  files,
                  ExportPublication.FOLDER,
                  keepFor,
                  clock.instant(),
                  new AuditedManifests(
                      audit,
                      AuditAction.BUNDLES_EXPIRING,
                      AuditAction.BUNDLES_EXPIRED,
                      "after " + keepFor))
              .of(files.resolve(reports), run.jobName());
      removeStaged(run);
      findings = List.of();
      if (!removed.isEmpty()) {
        log.info("Removed {} bundles, {} after they were published", removed.size(), keepFor);
      }
    } catch (ReportFileException e) {
      findings = List.of("bundles that have expired are not all removed: " + e.getMessage());
    } catch (IOException e) {
      findings = List.of("bundles that have expired are not all removed: " + FileStore.reason(e));
    }
  }

  private void removeStaged(RunContext current) throws IOException {
    for (Run run : runs.latest(current.jobName(), MOST_RUNS)) {
      String bundles = SubjectRun.bundles(workspace, run.jobInstanceId());
      if (run.jobInstanceId() != current.jobInstanceId()
          && !day(run.beganAt()).plus(keepFor).isAfter(day(clock.instant()))
          && workspace.files().exists(bundles)) {
        // forgotten first: bundles that a plan has done must be there
        ownTransaction.executeWithoutResult(
            status -> workspace.plan(run.jobInstanceId(), AssemblePhase.STEP).forget());
        workspace.files().delete(bundles);
      }
    }
  }

  private static LocalDate day(Instant instant) {
    return instant.atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** What of it needs a person. */
  List<String> findings() {
    return findings;
  }
}
