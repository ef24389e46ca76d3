package dev.steward.batch;

import dev.steward.consent.Activity;
import dev.steward.eligibility.Inputs;
import dev.steward.eligibility.LedgerPlace;
import dev.steward.eligibility.Outcome;
import dev.steward.eligibility.Reports;
import dev.steward.processing.ConsentRecords;
import dev.steward.report.ManifestHeader;
import dev.steward.report.PartFile;
import dev.steward.report.Publication;
import dev.steward.shuffle.Part;
import dev.steward.shuffle.Parts;
import dev.steward.store.Run;
import dev.steward.store.WorkPlan.TableResult;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Adopts the units' parts of reports, adds up their counts, and publishes. */
final class EligibilityPublisher implements Publisher {
  private final EligibilityRuns runs;
  private final ConsentRecords records;
  private final RunSettings settings;
  private final Clock clock;

  EligibilityPublisher(
      EligibilityRuns runs, ConsentRecords records, RunSettings settings, Clock clock) {
    this.runs = runs;
    this.records = records;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Published publish(Run run) throws IOException {
    EligibilityRun of = runs.of(run.jobInstanceId());
    List<String> failures = failures(of);
    Set<String> read = of.read();
    boolean decided = isDecided(of);
    List<Activity> activities = decided ? of.inputs().decidable(read) : List.of();
    Outcome outcome = Outcome.of(activities, decided ? decisions(of) : new Parts(List.of()));
    List<String> findings = new ArrayList<>(runs.intakeFindings());
    if (read.contains(Inputs.LEDGER)) {
      findings.addAll(rejects(of));
    }
    if (failures.isEmpty()) {
      runs.writeBack(of, outcome).ifPresent(failures::add);
    }
    try (Publication publication =
        Publication.stage(of.files(), of.root(), run.jobName(), run.label())) {
      publication.adopt(
          Reports.ELIGIBILITY, of.files(), outcome.eligibility(), of.settings().csvRows());
      publication.write(Reports.SUMMARY, outcome.summary());
      publication.write(Reports.REASONS, outcome.reasons());
      publication.adopt(
          Reports.RECONSENT, of.files(), outcome.reconsent(), of.settings().csvRows());
      publication.adopt(
          Reports.CONFLICTS, of.files(), outcome.conflicts(), of.settings().csvRows());
      if (of.settings().ledger().isPresent()) {
        publishRecords(of, outcome, publication);
      }
      publication.publish(
          new ManifestHeader(
              run.jobName(),
              run.asOf(),
              run.number(),
              failures.isEmpty()
                  ? ManifestHeader.Status.COMPLETE
                  : ManifestHeader.Status.INCOMPLETE,
              run.beganAt(),
              clock.instant(),
              settings.version(),
              settings.configurationSha256(),
              failures,
              findings,
              of.settings().pseudonymised()));
      if (failures.isEmpty()) {
        runs.completeRequests(of);
      }
      return new Published(publication.target(), outcome.inWords(), failures, findings);
    }
  }

  private static boolean isDecided(EligibilityRun run) {
    return run.isDone(EligibilityRun.DECIDE)
        && (!run.settings().decidesLeads() || run.isDone(EligibilityRun.LEADS));
  }

  private static Parts decisions(EligibilityRun run) throws IOException {
    List<Part> parts = new ArrayList<>(run.parts(EligibilityRun.DECIDE).parts());
    if (run.settings().decidesLeads()) {
      parts.addAll(run.parts(EligibilityRun.LEADS).parts());
    }
    return new Parts(parts);
  }

  private static List<String> failures(EligibilityRun run) {
    List<String> failures = new ArrayList<>();
    for (String step :
        List.of(
            EligibilityRun.RANGES,
            EligibilityRun.SCATTER,
            EligibilityRun.GUARDIANS,
            EligibilityRun.DECIDE,
            EligibilityRun.LEADS)) {
      for (TableResult result : run.results(step)) {
        if (!EligibilityRun.isDone(result)) {
          failures.add(result.table().table().table() + ": " + reason(result));
        }
      }
    }
    List<Activity> decidable = run.inputs().decidable(run.read());
    if (!failures.isEmpty()) {
      run.settings().activities().stream()
          .filter(activity -> !decidable.contains(activity))
          .map(activity -> activity.id() + ": not decided")
          .forEach(failures::add);
    }
    return failures;
  }

  private static String reason(TableResult result) {
    return result.table().isPlanned()
        ? result.failures().stream().filter(it -> !it.isEmpty()).findFirst().orElse("not done")
        : result.table().failure();
  }

  /** What rests on no ledger has no event to be recorded. */
  private void publishRecords(EligibilityRun of, Outcome outcome, Publication publication)
      throws IOException {
    List<PartFile> decisions = outcome.eligibility();
    long rows = decisions.stream().mapToLong(PartFile::rows).sum();
    if (rows <= of.settings().csvRows()) {
      publication.write(ConsentRecords.FILE, lines -> records.write(of.files(), decisions, lines));
    } else {
      publication.omit(
          ConsentRecords.FILE,
          "%d decisions; records are written for %d at most"
              .formatted(rows, of.settings().csvRows()));
    }
  }

  private List<String> rejects(EligibilityRun run) throws IOException {
    LedgerRejects rejects = LedgerRejects.of(run);
    if (run.settings().ledger().orElse(null) instanceof LedgerPlace.InFile file) {
      rejects.writeBeside(file.location());
    }
    return rejects.findings();
  }
}
