package dev.steward.cli;

import dev.steward.export.ExportsReport;
import dev.steward.report.PublishedReport;
import dev.steward.report.ReportSchema;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The requests of a published export: what became of each, and its bundle. */
final class ExportsTable {
  private static final String LINE = "%-20s %-12s %8s %8s %10s  %s%n";
  private static final ReportSchema SCHEMA = ExportsReport.SCHEMA;

  private final Map<String, Line> lines;

  private record Line(String status, int tables, long rows, long withheld, String bundle) {
    Line and(Line other) {
      return new Line(
          status, tables + other.tables, rows + other.rows, withheld + other.withheld, bundle);
    }
  }

  private ExportsTable(Map<String, Line> lines) {
    this.lines = lines;
  }

  /** That of the latest publication. */
  static ExportsTable latest(String reports) throws IOException {
    PublishedReport report = PublishedReport.latest(reports, JobNames.SUBJECT_EXPORT);
    Map<String, Line> lines = new TreeMap<>();
    report.forEachRow(
        SCHEMA.name(),
        row -> {
          Object bundle = row.get(SCHEMA.indexOf("bundle"));
          Line line =
              new Line(
                  "" + row.get(SCHEMA.indexOf("status")),
                  row.get(SCHEMA.indexOf("table")) == null ? 0 : 1,
                  number(row.get(SCHEMA.indexOf("rows"))),
                  number(row.get(SCHEMA.indexOf("withheld_rows"))),
                  bundle == null ? "" : bundle.toString());
          lines.merge("" + row.get(SCHEMA.indexOf("request_id")), line, Line::and);
        });
    return new ExportsTable(lines);
  }

  private static long number(@Nullable Object cell) {
    return cell == null ? 0 : (Long) cell;
  }

  void print(PrintWriter out) {
    out.printf(LINE, "request", "status", "tables", "rows", "withheld", "bundle");
    lines.forEach(
        (id, line) ->
            out.printf(LINE, id, line.status, line.tables, line.rows, line.withheld, line.bundle));
    out.flush();
  }
}
