package dev.steward.report;

import dev.steward.files.FileStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report's rows, read back from its CSV. */
final class CsvReportRows implements ReportRows {
  private final String path;
  private final List<ReportColumn> columns;
  private final CsvRecords csv;
  private long row;

  private CsvReportRows(String path, List<ReportColumn> columns, CsvRecords csv) {
    this.path = path;
    this.columns = columns;
    this.csv = csv;
  }

  static CsvReportRows open(FileStore store, String path, List<ReportColumn> columns)
      throws IOException {
    CsvReportRows rows = new CsvReportRows(path, columns, new CsvRecords(store.read(path)));
    try {
      rows.readHeader();
      return rows;
    } catch (IOException e) {
      rows.close();
      throw e;
    }
  }

  @Override
  public List<ReportColumn> columns() {
    return columns;
  }

  @Override
  public @Nullable List<@Nullable Object> next() throws IOException {
    String[] cells = cells();
    if (cells == null) {
      return null;
    }
    row++;
    if (cells.length != columns.size()) {
      throw fault("row " + row + " has " + cells.length + " of " + columns.size() + " cells");
    }
    List<@Nullable Object> values = new ArrayList<>(cells.length);
    for (int i = 0; i < cells.length; i++) {
      values.add(value(columns.get(i), cells[i]));
    }
    return values;
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }

  private void readHeader() throws IOException {
    String[] names = cells();
    if (names == null
        || !List.of(names).equals(columns.stream().map(ReportColumn::name).toList())) {
      throw fault("the header is not that of the manifest's columns");
    }
  }

  private @Nullable Object value(ReportColumn column, String cell) throws IOException {
    try {
      return CsvCells.parse(column.type(), cell);
    } catch (IllegalArgumentException e) {
      throw fault("row " + row + ", " + column.name() + ": " + e.getMessage());
    }
  }

  private String @Nullable [] cells() throws IOException {
    try {
      return csv.next();
    } catch (IllegalArgumentException e) {
      throw fault("row " + (row + 1) + ": " + e.getMessage());
    } catch (IOException e) {
      throw new ReportFileException("Cannot read", path, e);
    }
  }

  private ReportFileException fault(String reason) {
    return new ReportFileException("Cannot read", path, reason);
  }
}
