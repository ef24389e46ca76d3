package dev.steward.inventory;

import dev.steward.core.TableRef;
import dev.steward.report.ReportColumn;
import dev.steward.report.ReportSchema;
import dev.steward.report.ReportType;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a run made of a table: a row of the report {@code tables}.
 *
 * @param subjectLink how rows belong to people, in words; empty where nothing is declared
 * @param message remarks, irregularities, and the reason of a failure
 */
public record TableSummary(
    TableRef table,
    OptionalLong rows,
    long rowsScanned,
    int columns,
    int personalColumns,
    int specialCategoryColumns,
    String subjectLink,
    ScannedTable.Status status,
    String message) {

  /** The report that lists tables. */
  public static final ReportSchema SCHEMA =
      ReportSchema.of(
          "tables",
          new ReportColumn("source", ReportType.TEXT),
          new ReportColumn("table", ReportType.TEXT),
          new ReportColumn("rows", ReportType.LONG),
          new ReportColumn("rows_scanned", ReportType.LONG),
          new ReportColumn("columns", ReportType.LONG),
          new ReportColumn("personal_columns", ReportType.LONG),
          new ReportColumn("special_category_columns", ReportType.LONG),
          new ReportColumn("subject_link", ReportType.TEXT),
          new ReportColumn("status", ReportType.TEXT),
          new ReportColumn("message", ReportType.TEXT));

  /** The values of the report's columns. */
  public List<@Nullable Object> row() {
    return Arrays.asList(
        table.source(),
        table.table(),
        rows.isPresent() ? rows.getAsLong() : null,
        rowsScanned,
        (long) columns,
        (long) personalColumns,
        (long) specialCategoryColumns,
        subjectLink,
        status.toString(),
        message);
  }
}
