package dev.steward.export;

import dev.steward.files.FileStore;
import dev.steward.report.AttachedFile;
import dev.steward.report.Publication;
import dev.steward.report.RowSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    List<String> failures = new ArrayList<>();
    publication.write(
        ExportsReport.SCHEMA,
        sink -> {
          for (Answer answer : sorted) {
            rows(answer, sink, failures);
          }
        });
    for (Answer answer : sorted) {
      if (answer instanceof Answer.Bundled bundled) {
        publication.attach(files, attached(bundled.bundle()));
      }
    }
    return failures;
  }

  private static void rows(Answer answer, RowSink sink, List<String> failures) throws IOException {
    String status = answer.state().word();
    if (answer instanceof Answer.Bundled bundled) {
      for (List<@Nullable Object> row :
          ExportsReport.answered(
              bundled.request(), bundled.bundle(), path(bundled.bundle()), status)) {
        sink.add(row);
      }
    } else if (answer instanceof Answer.Nobody nobody) {
      sink.add(ExportsReport.unanswered(nobody.requestId(), nobody.subject(), status));
    } else if (answer instanceof Answer.Open open) {
      sink.add(ExportsReport.unanswered(open.requestId(), open.subject(), status));
      failures.add("request %s: %s".formatted(open.requestId(), open.why()));
    }
  }

  private static AttachedFile attached(WrittenBundle bundle) {
    return new AttachedFile(
        bundle.path(),
        path(bundle),
        bundle.tables().stream().mapToLong(WrittenBundle.TableCount::rows).sum(),
        bundle.bytes(),
        bundle.sha256());
  }

  private static String path(WrittenBundle bundle) {
    return FOLDER + bundle.path().substring(bundle.path().lastIndexOf('/'));
  }
}
