package dev.steward.export;

import dev.steward.core.TableRef;
import dev.steward.files.FileStore;
import dev.steward.report.AttachedFile;
import dev.steward.report.Publication;
import dev.steward.report.RowSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts the answers of a run into a publication: the report {@code exports} and the bundles. A
 * bundle is published as it was finished or not at all; a request that stays open has none.
 */
public final class ExportPublication {
  /** The bundles' folder in a publication. */
  public static final String FOLDER = "bundles";

  private ExportPublication() {}

  /**
   * Adds all answers, in the order of requests.
   *
   * @param files where the bundles are
   * @return what failed, a line each; empty where each request has its answer
   */
  public static List<String> add(Publication publication, FileStore files, List<Answer> answers)
      throws IOException {
    List<Answer> sorted = answers.stream().sorted(Comparator.comparing(Answer::requestId)).toList();
    Map<WrittenBundle, String> paths = paths(sorted);
    List<String> failures = new ArrayList<>();
    publication.write(
        ExportsReport.SCHEMA,
        sink -> {
          for (Answer answer : sorted) {
            rows(answer, paths, sink, failures);
          }
        });
    publication.attach(
        files,
        paths.entrySet().stream().map(path -> attached(path.getKey(), path.getValue())).toList());
    return failures;
  }

  /** A bundle may answer several requests; each has a name of its own on every file system. */
  private static Map<WrittenBundle, String> paths(List<Answer> sorted) {
    FileNames names = new FileNames();
    Map<WrittenBundle, String> paths = new LinkedHashMap<>();
    for (Answer answer : sorted) {
      if (answer instanceof Answer.Bundled bundled && !paths.containsKey(bundled.bundle())) {
        paths.put(
            bundled.bundle(),
            FOLDER + "/" + names.unique(bundled.bundle().name(), bundled.bundle().extension()));
      }
    }
    return paths;
  }

  private static void rows(
      Answer answer, Map<WrittenBundle, String> paths, RowSink sink, List<String> failures)
      throws IOException {
    String status = answer.state().word();
    if (answer instanceof Answer.Bundled bundled) {
      for (List<@Nullable Object> row :
          ExportsReport.answered(
              bundled.request(),
              bundled.bundle(),
              Objects.requireNonNull(paths.get(bundled.bundle())),
              status)) {
        sink.add(row);
      }
    } else if (answer instanceof Answer.Nobody nobody) {
      sink.add(ExportsReport.unanswered(nobody.requestId(), nobody.subject(), status));
    } else if (answer instanceof Answer.Waiting waiting) {
      sink.add(ExportsReport.unanswered(waiting.requestId(), waiting.subject(), status));
    } else if (answer instanceof Answer.Open open) {
      if (open.missing().isEmpty()) {
        sink.add(ExportsReport.unanswered(open.requestId(), open.subject(), status));
      }
      for (TableRef table : open.missing().stream().sorted().toList()) {
        sink.add(ExportsReport.unsearched(open.requestId(), open.subject(), table, status));
      }
      failures.add("request %s: %s".formatted(open.requestId(), open.why()));
    }
  }

  private static AttachedFile attached(WrittenBundle bundle, String path) {
    return new AttachedFile(
        bundle.pack(),
        bundle.at(),
        path,
        bundle.tables().stream().mapToLong(WrittenBundle.TableCount::rows).sum(),
        bundle.bytes(),
        bundle.sha256());
  }
}
