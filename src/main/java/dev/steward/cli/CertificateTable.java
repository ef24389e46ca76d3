package dev.steward.cli;

import dev.steward.erasure.Reports;
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

/** The requests of a published erasure: what became of each person's rows, and what is left. */
final class CertificateTable {
  private static final String LINE = "%-20s %8s %8s %10s %8s %8s  %s%n";
  private static final ReportSchema SCHEMA = Reports.CERTIFICATE;

  /** What a request came to, in all tables. */
  private static final class Line {
    private final Set<String> statuses = new TreeSet<>();
    private int searched;
    private long deleted;
    private long anonymised;
    private long retained;
    private long residue;

    void add(List<@Nullable Object> row) {
      String status = "" + row.get(SCHEMA.indexOf("status"));
      if (!status.equals("clear")) {
        statuses.add(status);
      }
      searched += row.get(SCHEMA.indexOf("rows_searched")) == null ? 0 : 1;
      deleted += number(row, "rows_deleted");
      anonymised += number(row, "rows_anonymised");
      retained += number(row, "rows_retained");
      residue += number(row, "residue");
    }

    private static long number(List<@Nullable Object> row, String column) {
      Object cell = row.get(SCHEMA.indexOf(column));
      return cell == null ? 0 : (Long) cell;
    }
  }

  private final Map<String, Line> lines;

  private CertificateTable(Map<String, Line> lines) {
    this.lines = lines;
  }

  /** That of the latest publication. */
  static CertificateTable latest(String reports) throws IOException {
    PublishedReport report = PublishedReport.latest(reports, JobNames.SUBJECT_ERASURE);
    Map<String, Line> lines = new TreeMap<>();
    report.forEachRow(
        SCHEMA.name(),
        row ->
            lines
                .computeIfAbsent("" + row.get(SCHEMA.indexOf("request_id")), id -> new Line())
                .add(row));
    return new CertificateTable(lines);
  }

  void print(PrintWriter out) {
    out.printf(LINE, "request", "searched", "deleted", "anonymised", "retained", "residue", "");
    lines.forEach(
        (id, line) ->
            out.printf(
                LINE,
                id,
                line.searched,
                line.deleted,
                line.anonymised,
                line.retained,
                line.residue,
                line.statuses.isEmpty() ? "clear" : String.join(", ", line.statuses)));
    out.flush();
  }
}
