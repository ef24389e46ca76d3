package dev.steward.page;

import dev.steward.files.FileStore;
import dev.steward.report.PublishedReport;
import dev.steward.report.ReportFile;
import dev.steward.report.ReportFileException;
import dev.steward.report.ReportRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads the reports of a run one row at a time; what cannot be read becomes a note. */
final class RunReports {
  private final PublishedReport published;
  private final int most;
  private final List<String> notes = new ArrayList<>();

  /**
   * @param most how many rows a page lists of each kind
   */
  RunReports(PublishedReport published, int most) {
    this.published = published;
    this.most = most;
  }

  int most() {
    return most;
  }

  boolean has(String report) {
    return published.manifest().file(report + ".csv").isPresent()
        || !published.parts(report).isEmpty();
  }

  /** How many rows the manifest says it has. */
  long rows(String report) {
    return published
        .manifest()
        .file(report + ".csv")
        .map(ReportFile::rows)
        .orElseGet(() -> published.parts(report).stream().mapToLong(ReportFile::rows).sum());
  }

  /** Shows each row; those before a fault are shown all the same. */
  void each(String report, Consumer<NamedRow> reader) {
    try (ReportRows rows = published.rows(report)) {
      Map<String, Integer> places = new HashMap<>();
      for (int i = 0; i < rows.columns().size(); i++) {
        places.put(rows.columns().get(i).name(), i);
      }
      for (var row = rows.next(); row != null; row = rows.next()) {
        reader.accept(new NamedRow(places, row));
      }
    } catch (IOException e) {
      note(report, reason(e, published.folder()));
    } catch (RuntimeException e) {
      // a file that is no such file fails in as many ways as there are decoders
      note(report, e.getClass().getSimpleName());
    }
  }

  /** Why something could not be read, without where all reports are on this machine. */
  static String reason(IOException failure, String folder) {
    return failure instanceof ReportFileException
        ? String.valueOf(failure.getMessage()).replace(folder + "/", "")
        : FileStore.reason(failure);
  }

  private void note(String report, String reason) {
    notes.add(
        Shown.text(
            "The report “%s” could not be read to its end, so the numbers may be too low: %s"
                .formatted(report, reason)));
  }

  /** What could not be read so far. */
  List<String> notes() {
    return List.copyOf(notes);
  }
}
