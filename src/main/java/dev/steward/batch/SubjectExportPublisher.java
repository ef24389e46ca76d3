package dev.steward.batch;

import dev.steward.export.Answer;
import dev.steward.export.ExportPublication;
import dev.steward.files.FileStore;
import dev.steward.report.Publication;
import dev.steward.request.Pseudonyms;
import dev.steward.request.RegisteredRequest;
import dev.steward.request.RequestState;
import dev.steward.store.Run;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Publishes the bundles and says of each other request why it has none, then tells the register. A
 * request is completed only once its bundle is published.
 */
final class SubjectExportPublisher implements Publisher {
  private final SubjectRuns runs;
  private final AnswerDesk desk;
  private final BundleExpiry expiry;
  private final String reports;
  private final Pseudonyms pseudonyms;
  private final RunSettings settings;
  private final Clock clock;

  SubjectExportPublisher(
      SubjectRuns runs,
      AnswerDesk desk,
      BundleExpiry expiry,
      String reports,
      Pseudonyms pseudonyms,
      RunSettings settings,
      Clock clock) {
    this.runs = runs;
    this.desk = desk;
    this.expiry = expiry;
    this.reports = reports;
    this.pseudonyms = pseudonyms;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Published publish(Run run) throws IOException {
    SubjectRun of = runs.of(run.jobInstanceId());
    Assembly assembly = Assembly.of(of);
    List<String> failures = of.failures();
    runs.graph().faults().forEach(it -> failures.add(it.table() + ": " + it.reason()));
    failures.addAll(assembly.failures());
    Map<String, RegisteredRequest> registered = desk.requests();
    List<Answer> answers =
        new ExportAnswers(of, pseudonyms, assembly, registered).all(runs.types(), run.asOf());
    List<String> findings = new ArrayList<>(expiry.findings());
    findings.addAll(runs.intakeFindings());
    findings.addAll(findings(answers, registered));
    FileStore files = FileStore.of(reports, Map.of());
    try (Publication publication =
        Publication.stage(files, files.resolve(reports), run.jobName(), run.label())) {
      // each table that could not be read is said once, however many requests wait for it
      List<String> open = ExportPublication.add(publication, of.files(), answers);
      if (failures.isEmpty()) {
        failures.addAll(open);
      } else if (!open.isEmpty()) {
        failures.add("requests that stay open: " + open.size());
      }
      publication.publish(settings.header(run.jobName(), run, clock.instant(), failures, findings));
      desk.answered(answers, run.asOf());
      return new Published(publication.target(), inWords(answers), failures, findings);
    }
  }

  private static List<String> findings(
      List<Answer> answers, Map<String, RegisteredRequest> registered) {
    List<String> findings = new ArrayList<>();
    for (Answer answer : answers) {
      if (answer.state() == RequestState.AMBIGUOUS) {
        findings.add("request that fits several people: " + answer.requestId());
      }
      RegisteredRequest request = registered.get(answer.requestId());
      if (answer.state() == RequestState.RECEIVED && request != null) {
        findings.add(
            "request whose sender's identity is not verified: %s, due on %s"
                .formatted(request.id(), request.deadline().dueOn()));
      }
    }
    return findings;
  }

  private static String inWords(List<Answer> answers) {
    List<String> words = new ArrayList<>();
    for (RequestState state : RequestState.values()) {
      long count = answers.stream().filter(answer -> answer.state() == state).count();
      if (count > 0) {
        words.add(count + " " + (state == RequestState.RECEIVED ? "unverified" : state.word()));
      }
    }
    return answers.isEmpty()
        ? "no requests"
        : "%d requests: %s".formatted(answers.size(), String.join(", ", words));
  }
}
