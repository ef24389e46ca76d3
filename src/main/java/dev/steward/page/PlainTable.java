package dev.steward.page;

import dev.steward.report.ReportColumn;
import dev.steward.report.ReportFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Rows of a report as they are.
 *
 * @param wide whether it has more columns than a page has room for
 * @param last whether its last rows are shown, not its first
 * @param more rows that are not shown
 */
record PlainTable(
    String title,
    boolean wide,
    boolean last,
    List<String> columns,
    List<List<Cell>> rows,
    long more) {
  private static final int MOST_COLUMNS = 7;

  /** Sums are for programs: they stand in the file only. */
  private static List<String> read(ReportFile file) {
    return file.columns().stream()
        .map(ReportColumn::name)
        .filter(name -> !name.endsWith("sha256") && !name.equals("chain"))
        .toList();
  }

  static PlainTable of(RunReports reports, List<ReportFile> files, String report, boolean last) {
    List<String> columns =
        files.stream()
            .filter(file -> file.path().startsWith(report + "."))
            .findFirst()
            .map(PlainTable::read)
            .orElse(List.of());
    Deque<List<Cell>> rows = new ArrayDeque<>();
    long[] seen = {0};
    reports.each(
        report,
        row -> {
          seen[0]++;
          if (last || rows.size() < reports.most()) {
            rows.add(columns.stream().map(row::cell).toList());
          }
          if (rows.size() > reports.most()) {
            rows.removeFirst();
          }
        });
    return new PlainTable(
        Words.of("report", report),
        columns.size() > MOST_COLUMNS,
        last,
        columns.stream().map(column -> column.replace('_', ' ')).toList(),
        new ArrayList<>(rows),
        seen[0] - rows.size());
  }
}
