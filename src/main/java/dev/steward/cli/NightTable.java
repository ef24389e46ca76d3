package dev.steward.cli;

import dev.steward.files.FileStore;
import dev.steward.nightly.NightReports;
import dev.steward.report.PublishedReport;
import dev.steward.report.ReportSchema;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a published night, and how each went. */
final class NightTable {
  private static final ReportSchema SCHEMA = NightReports.SUMMARY;

  private final List<List<@Nullable Object>> parts;

  private NightTable(List<List<@Nullable Object>> parts) {
    this.parts = parts;
  }

  /**
   * @param report the folder of its publication
   */
  static NightTable of(String report) throws IOException {
    List<List<@Nullable Object>> parts = new ArrayList<>();
    PublishedReport.open(FileStore.of(report, Map.of()), report)
        .forEachRow(SCHEMA.name(), parts::add);
    return new NightTable(parts);
  }

  void print(PrintWriter out) {
    for (List<@Nullable Object> part : parts) {
      Object summary = part.get(SCHEMA.indexOf("summary"));
      out.printf(
          "  %-22s %-12s %s%n",
          part.get(SCHEMA.indexOf("part")),
          part.get(SCHEMA.indexOf("status")),
          summary == null ? "" : summary);
    }
  }
}
