package dev.steward.batch;

import dev.steward.core.Column;
import dev.steward.core.RowBatch;
import dev.steward.core.TableRef;
import dev.steward.export.Reports;
import dev.steward.files.FileStore;
import dev.steward.report.ManifestHeader;
import dev.steward.report.Publication;
import dev.steward.request.Identifier;
import dev.steward.request.PersonKey;
import dev.steward.request.Pseudonyms;
import dev.steward.shuffle.RangeRun;
import dev.steward.store.Run;
import dev.steward.subject.Asked;
import dev.steward.subject.Belonging;
import dev.steward.subject.FoundRows;
import dev.steward.subject.Resolution;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Publishes what was found for each request. */
final class SubjectExportPublisher implements Publisher {
  private static final long UNIT_BYTES = 16 << 20;

  private final SubjectRuns runs;
  private final String reports;
  private final Pseudonyms pseudonyms;
  private final RunSettings settings;
  private final Clock clock;

  SubjectExportPublisher(
      SubjectRuns runs, String reports, Pseudonyms pseudonyms, RunSettings settings, Clock clock) {
    this.runs = runs;
    this.reports = reports;
    this.pseudonyms = pseudonyms;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Published publish(Run run) throws IOException {
    SubjectRun of = runs.of(run.jobInstanceId());
    List<String> failures = of.failures();
    runs.graph().faults().forEach(it -> failures.add(it.table() + ": " + it.reason()));
    List<String> findings = new ArrayList<>(runs.intakeFindings());
    List<List<@Nullable Object>> rows = new ArrayList<>();
    Optional<Resolution> resolution = of.resolution();
    if (resolution.isPresent()) {
      rows.addAll(rows(of, resolution.get(), failures.isEmpty() ? "found" : "incomplete"));
      resolution.get().answers().stream()
          .filter(answer -> answer.people().size() > 1)
          .map(answer -> "request that fits several people: " + answer.request())
          .forEach(findings::add);
    }
    FileStore files = FileStore.of(reports, Map.of());
    try (Publication publication =
        Publication.stage(files, files.resolve(reports), run.jobName(), run.label())) {
      publication.write(Reports.EXPORTS, rows);
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
              findings));
      String summary =
          resolution
              .map(
                  it ->
                      "%d requests, %d people".formatted(it.answers().size(), it.subjects().size()))
              .orElse("nobody could be told apart");
      return new Published(publication.target(), summary, failures, findings);
    }
  }

  private List<List<@Nullable Object>> rows(SubjectRun of, Resolution resolution, String status)
      throws IOException {
    Map<Integer, Map<TableRef, Long>> counts = counts(of.found(), of.ranges().count());
    Map<String, Integer> subjects = new HashMap<>();
    resolution
        .subjects()
        .forEach(it -> it.requests().forEach(id -> subjects.put(id, it.ordinal())));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < resolution.answers().size(); i++) {
      Resolution.Answer answer = resolution.answers().get(i);
      Asked asked = of.asked().get(i);
      Integer subject = subjects.get(answer.request());
      if (subject == null) {
        rows.add(
            row(
                answer.request(),
                pseudonyms.of(new Identifier(asked.kind(), asked.value())),
                null,
                0,
                answer.people().isEmpty() ? "not-found" : "ambiguous"));
        continue;
      }
      PersonKey name = resolution.subjects().get(subject).keys().get(0);
      counts
          .getOrDefault(subject, Map.of())
          .forEach(
              (table, count) ->
                  rows.add(row(answer.request(), pseudonyms.of(name), table, count, status)));
    }
    return rows;
  }

  private static List<@Nullable Object> row(
      String request, String subject, @Nullable TableRef table, long count, String status) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add(request);
    row.add(subject);
    row.add(table == null ? null : table.source());
    row.add(table == null ? null : table.table());
    row.add(count);
    row.add(null);
    row.add(null);
    row.add(null);
    row.add(status);
    return row;
  }

  private static Map<Integer, Map<TableRef, Long>> counts(FoundRows found, int ranges)
      throws IOException {
    Map<Integer, Map<TableRef, Long>> counts = new HashMap<>();
    found.read(
        new RangeRun(0, ranges, 0),
        UNIT_BYTES,
        new FoundRows.Reader() {
          private Map<TableRef, Long> current = new LinkedHashMap<>();

          @Override
          public void subject(int ordinal) {
            current = counts.computeIfAbsent(ordinal, it -> new LinkedHashMap<>());
          }

          @Override
          public void rows(
              TableRef table, List<Column> columns, RowBatch rows, List<Belonging> belongings) {
            long theirs =
                belongings.stream()
                    .filter(it -> it.ordinal() <= Belonging.SHARED.ordinal())
                    .count();
            if (theirs > 0) {
              current.merge(table, theirs, Long::sum);
            }
          }
        });
    return counts;
  }
}
