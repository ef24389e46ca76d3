package dev.steward.cli;

import dev.steward.rectification.CorrectionsReport;
import dev.steward.report.PublishedReport;
import dev.steward.report.ReportSchema;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The requests of a published rectification: in how many columns and rows each put what right. */
final class CorrectionsTable {
  private static final String LINE = "%-20s %8s %8s %10s  %s%n";
  private static final ReportSchema SCHEMA = CorrectionsReport.SCHEMA;

  /** What a request came to, in all tables. */
  private static final class Line {
    private final Set<String> statuses = new TreeSet<>();
    private int columns;
    private long matched;
    private long corrected;

    void add(List<@Nullable Object> row) {
      String status = "" + row.get(SCHEMA.indexOf("status"));
      if (!status.equals("none")) {
        statuses.add(status);
      }
      columns += row.get(SCHEMA.indexOf("column")) == null ? 0 : 1;
      matched += number(row, "rows_matched");
      corrected += number(row, "rows_corrected");
    }

    private static long number(List<@Nullable Object> row, String column) {
      Object cell = row.get(SCHEMA.indexOf(column));
      return cell == null ? 0 : (Long) cell;
    }
  }

  private final Map<String, Line> lines;

  private CorrectionsTable(Map<String, Line> lines) {
    this.lines = lines;
  }

  /** That of the latest publication. */
  static CorrectionsTable latest(String reports) throws IOException {
    PublishedReport report = PublishedReport.latest(reports, JobNames.SUBJECT_RECTIFICATION);
    Map<String, Line> lines = new TreeMap<>();
    report.forEachRow(
        SCHEMA.name(),
        row ->
            lines
                .computeIfAbsent("" + row.get(SCHEMA.indexOf("request_id")), id -> new Line())
                .add(row));
    return new CorrectionsTable(lines);
  }

  void print(PrintWriter out) {
    out.printf(LINE, "request", "columns", "matched", "corrected", "");
    lines.forEach(
        (id, line) ->
            out.printf(
                LINE,
                id,
                line.columns,
                line.matched,
                line.corrected,
                String.join(", ", line.statuses)));
    out.flush();
  }
}
