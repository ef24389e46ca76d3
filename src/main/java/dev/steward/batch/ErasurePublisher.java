package dev.steward.batch;

import dev.steward.erasure.ErasureReport;
import dev.steward.erasure.Proof;
import dev.steward.erasure.Reports;
import dev.steward.erasure.StoredPlan;
import dev.steward.files.FileStore;
import dev.steward.report.Publication;
import dev.steward.request.Pseudonyms;
import dev.steward.store.Run;
import dev.steward.subject.Asked;
import dev.steward.subject.Resolution;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Publishes the plan, and once it is carried out the certificate and what is left. */
final class ErasurePublisher implements Publisher {
  private static final String JOB = "subject-erasure";

  private final ErasureRuns runs;
  private final ErasureAnswers answers;
  private final boolean planOnly;
  private final String reports;
  private final Pseudonyms pseudonyms;
  private final RunSettings settings;
  private final Clock clock;

  /**
   * @param planOnly whether nothing is carried out
   */
  ErasurePublisher(
      ErasureRuns runs,
      ErasureAnswers answers,
      boolean planOnly,
      String reports,
      Pseudonyms pseudonyms,
      RunSettings settings,
      Clock clock) {
    this.runs = runs;
    this.answers = answers;
    this.planOnly = planOnly;
    this.reports = reports;
    this.pseudonyms = pseudonyms;
    this.settings = settings;
    this.clock = clock;
  }

  /** What the manifest says of a run that waits: that it is not complete. */
  private static final List<String> UNTOUCHED =
      List.of("nothing was erased: the plan is to be confirmed first");

  @Override
  public Published publish(Run run) throws IOException {
    long instance = run.jobInstanceId();
    SubjectRun of = runs.subjects().of(instance);
    Optional<StoredPlan> plan = runs.plan(instance);
    List<String> findings = new ArrayList<>(runs.subjects().intakeFindings());
    List<String> failures = new ArrayList<>();
    if (plan.isEmpty()) {
      failures.addAll(of.unsettled(ErasureRuns.DECIDE));
      return publish(run, of, Optional.empty(), Optional.empty(), failures, findings, false);
    }
    findings.addAll(Findings.ambiguous(of.knownResolution()));
    returned(of.knownResolution(), findings);
    blocked(of, plan.get(), findings);
    if (planOnly) {
      findings.add("plan " + plan.get().sha256());
      return publish(run, of, plan, Optional.empty(), failures, findings, false);
    }
    if (!runs.isAdmitted(plan.get())) {
      findings.addAll(plan.get().beyond(runs.limits()));
      findings.add("go on by confirm=" + plan.get().sha256());
      return publish(run, of, plan, Optional.empty(), failures, findings, true);
    }
    Proof proof = runs.proof(instance);
    proof.notChanged().forEach((table, reason) -> failures.add(Findings.at(table, reason)));
    proof.notSearched().forEach((table, reason) -> failures.add(Findings.at(table, reason)));
    failures.addAll(runs.notAmended(instance));
    residue(of, proof, findings);
    Published published = publish(run, of, plan, Optional.of(proof), failures, findings, false);
    answers.tell(of, proof);
    return published;
  }

  private static void returned(Resolution resolution, List<String> findings) {
    long people =
        resolution.answers().stream().filter(it -> Asked.isReturned(it.request())).count();
    if (people > 0) {
      findings.add("people who were erased before and were back: " + people);
    }
  }

  private static void blocked(SubjectRun of, StoredPlan plan, List<String> findings)
      throws IOException {
    for (int subject : plan.blocked()) {
      String requests = String.join(", ", of.knownResolution().subjects().get(subject).requests());
      plan.rows().stream()
          .filter(row -> row.subject() == subject && row.hasBlocker())
          .map(row -> requests + " is blocked: " + Findings.at(row.table(), row.blocker()))
          .distinct()
          .forEach(findings::add);
    }
  }

  private static void residue(SubjectRun of, Proof proof, List<String> findings)
      throws IOException {
    Resolution resolution = of.knownResolution();
    proof
        .residue()
        .forEach(
            (subject, lines) ->
                findings.add(
                    "residue of "
                        + String.join(", ", resolution.subjects().get(subject).requests())
                        + ": "
                        + String.join(
                            ", ",
                            lines.stream()
                                .map(it -> it.table() + "." + it.column())
                                .distinct()
                                .toList())));
    proof
        .withSharedIdentifiers()
        .forEach(
            subject ->
                findings.add(
                    "an identifier of "
                        + String.join(", ", resolution.subjects().get(subject).requests())
                        + " is other people's too; where it stands it was left"));
  }

  private Published publish(
      Run run,
      SubjectRun of,
      Optional<StoredPlan> plan,
      Optional<Proof> proof,
      List<String> failures,
      List<String> findings,
      boolean awaiting)
      throws IOException {
    FileStore files = FileStore.of(reports, Map.of());
    Instant now = clock.instant();
    String label = planOnly ? Findings.planLabel(run) : run.label();
    try (Publication publication = Publication.stage(files, files.resolve(reports), JOB, label)) {
      if (plan.isPresent()) {
        ErasureReport report = new ErasureReport(of.knownResolution(), of.answered(), pseudonyms);
        publication.write(Reports.PLAN, sink -> report.plan(plan.get(), sink::add));
        if (proof.isPresent()) {
          publication.write(
              Reports.CERTIFICATE, sink -> report.certificate(proof.get(), now, sink::add));
          publication.write(Reports.RESIDUE, sink -> report.residue(proof.get(), sink::add));
        }
      }
      publication.publish(
          settings.header(JOB, run, now, awaiting ? UNTOUCHED : failures, findings));
      return new Published(publication.target(), summary(of, proof), failures, findings, awaiting);
    }
  }

  private static String summary(SubjectRun of, Optional<Proof> proof) throws IOException {
    Optional<Resolution> resolution = of.resolution();
    if (resolution.isEmpty()) {
      return "nobody could be told apart";
    }
    return "%d requests, %d people%s"
        .formatted(
            resolution.get().answers().size(),
            resolution.get().subjects().size(),
            proof
                .map(
                    it ->
                        ", %d of them erased"
                            .formatted(
                                resolution.get().subjects().stream()
                                    .filter(each -> it.shortfalls(each.ordinal()).isEmpty())
                                    .count()))
                .orElse(""));
  }
}
