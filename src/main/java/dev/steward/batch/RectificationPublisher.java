package dev.steward.batch;

import dev.steward.batch.JobRuntime.Equipment;
import dev.steward.files.FileStore;
import dev.steward.rectification.CorrectionsReport;
import dev.steward.rectification.Rectified;
import dev.steward.rectification.StoredCorrections;
import dev.steward.report.Publication;
import dev.steward.request.Pseudonyms;
import dev.steward.store.Run;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Publishes what is to be put right, or what was. */
final class RectificationPublisher implements Publisher {
  private static final String JOB = "subject-rectification";

  private final RectificationRuns runs;
  private final boolean planOnly;
  private final Equipment equipment;

  /**
   * @param planOnly whether nothing is carried out
   */
  RectificationPublisher(RectificationRuns runs, boolean planOnly, Equipment equipment) {
    this.runs = runs;
    this.planOnly = planOnly;
    this.equipment = equipment;
  }

  @Override
  public Published publish(Run run) throws IOException {
    long instance = run.jobInstanceId();
    SubjectRun of = runs.subjects().of(instance);
    Optional<StoredCorrections> plan = runs.plan(instance);
    List<String> findings = new ArrayList<>(runs.subjects().intakeFindings());
    List<String> failures = new ArrayList<>();
    if (plan.isEmpty()) {
      failures.addAll(of.unsettled(RectificationRuns.DECIDE));
      return publish(run, of, plan, Optional.empty(), failures, findings);
    }
    RectificationFindings all = new RectificationFindings(plan.get());
    findings.addAll(Findings.ambiguous(of.knownResolution()));
    findings.addAll(all.ofPlan());
    if (planOnly) {
      return publish(run, of, plan, Optional.empty(), failures, findings);
    }
    Rectified rectified = runs.rectified(instance);
    rectified.notChanged().forEach((table, why) -> failures.add(Findings.at(table, why)));
    rectified.notChecked().forEach((table, why) -> failures.add(Findings.at(table, why)));
    findings.addAll(all.shortfalls(rectified));
    findings.addAll(all.toTell(rectified, equipment.export().about()));
    Published published = publish(run, of, plan, Optional.of(rectified), failures, findings);
    runs.subjects().desk().answered(RectificationAnswers.of(plan.get(), rectified), run.asOf());
    return published;
  }

  private Published publish(
      Run run,
      SubjectRun of,
      Optional<StoredCorrections> plan,
      Optional<Rectified> rectified,
      List<String> failures,
      List<String> findings)
      throws IOException {
    FileStore files = FileStore.of(equipment.reports(), Map.of());
    Instant now = equipment.clock().instant();
    String label = planOnly ? Findings.planLabel(run) : run.label();
    try (Publication publication =
        Publication.stage(files, files.resolve(equipment.reports()), JOB, label)) {
      if (plan.isPresent()) {
        CorrectionsReport report =
            new CorrectionsReport(
                of.knownResolution(),
                of.asked(),
                new Pseudonyms(equipment.pseudonymKey().orElseThrow()));
        publication.write(
            CorrectionsReport.SCHEMA, sink -> report.write(plan.get(), rectified, sink::add));
      }
      publication.publish(equipment.settings().header(JOB, run, now, failures, findings));
      return new Published(
          publication.target(), summary(of, plan, rectified), failures, findings, false);
    }
  }

  private static String summary(
      SubjectRun of, Optional<StoredCorrections> plan, Optional<Rectified> rectified)
      throws IOException {
    if (of.resolution().isEmpty()) {
      return "nobody could be told apart";
    }
    String asked = of.asked().size() + " requests";
    if (plan.isEmpty() || rectified.isEmpty()) {
      return asked;
    }
    List<String> carriedOut = plan.get().carriedOut();
    long done = carriedOut.stream().filter(it -> rectified.get().shortfalls(it).isEmpty()).count();
    return "%s, %d of them carried out, %d with nothing to correct"
        .formatted(asked, done, plan.get().alreadySo().size());
  }
}
