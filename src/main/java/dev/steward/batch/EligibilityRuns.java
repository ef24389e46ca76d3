package dev.steward.batch;

import dev.steward.audit.AuditAction;
import dev.steward.audit.AuditEvent;
import dev.steward.catalog.Sources;
import dev.steward.core.PseudonymKey;
import dev.steward.eligibility.EligibilitySettings;
import dev.steward.eligibility.Outcome;
import dev.steward.eligibility.WriteBack;
import dev.steward.source.SourceException;
import dev.steward.store.AuditTrail;
import dev.steward.store.Run;
import dev.steward.store.Runs;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The run that this process works on, opened when it is first needed. Safe for several threads. */
final class EligibilityRuns {
  private final EligibilitySettings settings;
  private final Workspace workspace;
  private final Runs runs;
  private final Sources sources;
  private final RequestDesk requests;
  private final String reports;
  private final PseudonymKey key;
  private final AuditTrail audit;
  private volatile List<String> intakeFindings = List.of();
  private @Nullable EligibilityRun current;

  EligibilityRuns(
      EligibilitySettings settings,
      Workspace workspace,
      Runs runs,
      Sources sources,
      RequestDesk requests,
      String reports,
      PseudonymKey key,
      AuditTrail audit) {
    this.key = key;
    this.settings = settings;
    this.workspace = workspace;
    this.runs = runs;
    this.sources = sources;
    this.requests = requests;
    this.reports = reports;
    this.audit = audit;
  }

  EligibilitySettings settings() {
    return settings;
  }

  /** Takes the inbox of requests; to be done before the run is opened. */
  void takeRequests(RunContext run) throws IOException {
    intakeFindings = requests.takeInbox(run.asOf());
  }

  /** What of the inbox needs a person. */
  List<String> intakeFindings() {
    return intakeFindings;
  }

  /**
   * Writes decisions to a table where one is configured: before the publication is completed, so
   * that one which is complete never has a table of before beside it.
   *
   * @return why that failed, where it did
   */
  Optional<String> writeBack(EligibilityRun run, Outcome outcome) throws IOException {
    Optional<WriteBack> table = settings.writeBack();
    if (table.isPresent()) {
      try {
        table.get().write(sources, run.files(), outcome.eligibility(), run.run().asOf());
        record(run, table.get(), "written");
      } catch (SourceException e) {
        record(run, table.get(), "failed; the table is as it was");
        return Optional.of("write-back: " + e.getMessage());
      }
    }
    return Optional.empty();
  }

  private void record(EligibilityRun run, WriteBack table, String outcome) {
    audit.recordNow(
        new AuditEvent(
            AuditAction.WRITTEN_BACK,
            "%s/%s %s".formatted(run.run().jobName(), run.run().label(), table.table()),
            outcome));
  }

  /** Completes the requests that a run applied. */
  void completeRequests(EligibilityRun run) throws IOException {
    requests.applied(
        Outcome.matchedRequests(run.scattered()), settings.contacts(), run.run().asOf());
  }

  synchronized EligibilityRun of(long jobInstanceId) throws IOException {
    EligibilityRun known = current;
    if (known == null || known.run().jobInstanceId() != jobInstanceId) {
      Run run =
          runs.find(jobInstanceId)
              .orElseThrow(() -> new IllegalStateException("The run is not recorded"));
      known =
          new EligibilityRun(
              run,
              settings,
              workspace,
              sources,
              requests.people(settings, run.asOf()),
              reports,
              key);
      current = known;
    }
    return known;
  }
}
