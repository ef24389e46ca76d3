package dev.steward.inventory;

import dev.steward.core.ColumnRef;
import dev.steward.report.ReportColumn;
import dev.steward.report.ReportSchema;
import dev.steward.report.ReportType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A difference to the run before: a row of the report {@code changes}.
 *
 * @param before empty where the column was not there
 * @param after empty where it is there no more
 */
public record Change(ColumnRef column, Kind kind, String before, String after) {

  /** The report that lists changes. */
  public static final ReportSchema SCHEMA =
      ReportSchema.of(
          "changes",
          new ReportColumn("source", ReportType.TEXT),
          new ReportColumn("table", ReportType.TEXT),
          new ReportColumn("column", ReportType.TEXT),
          new ReportColumn("change", ReportType.TEXT),
          new ReportColumn("before", ReportType.TEXT),
          new ReportColumn("after", ReportType.TEXT));

  /** The values of the report's columns. */
  public List<@Nullable Object> row() {
    return Arrays.asList(
        column.table().source(),
        column.table().table(),
        column.column(),
        kind.toString(),
        before,
        after);
  }

  /** What changed. */
  public enum Kind {
    /** The column is new; {@code after} is its category. */
    ADDED,
    /** The column is gone from a table that was read; {@code before} is its category. */
    REMOVED,
    /** Another category was found. */
    CATEGORY,
    /** It agrees with what is declared in another way. */
    STATUS;

    /** The word in reports. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
