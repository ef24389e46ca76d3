package dev.steward.report;

import dev.steward.report.vector.WellFormed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings values into the form in which each file format holds them exactly, so that all formats
 * have equal rows.
 */
final class ReportRow {
  private ReportRow() {}

  static List<@Nullable Object> of(ReportSchema schema, List<@Nullable Object> values) {
    List<ReportColumn> columns = schema.columns();
    if (values.size() != columns.size()) {
      throw new IllegalArgumentException(
          "A row of %s has %d columns, not %d"
              .formatted(schema.name(), columns.size(), values.size()));
    }
    List<@Nullable Object> row = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      row.add(value(schema, columns.get(i), values.get(i)));
    }
    return row;
  }

  private static @Nullable Object value(
      ReportSchema schema, ReportColumn column, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (!column.type().valueType().isInstance(value)) {
      throw new IllegalArgumentException(
          "%s.%s holds %s, not a %s"
              .formatted(schema.name(), column.name(), column.type(), value.getClass().getName()));
    }
    return switch (column.type()) {
      case TEXT -> ((String) value).isEmpty() ? null : WellFormed.text((String) value);
      case DOUBLE -> finite(schema, column, (Double) value);
      case TIMESTAMP -> ((Instant) value).truncatedTo(ChronoUnit.MICROS);
      case BOOLEAN, LONG, DATE -> value;
    };
  }

  private static Double finite(ReportSchema schema, ReportColumn column, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "%s.%s holds finite numbers only".formatted(schema.name(), column.name()));
    }
    // −0.0 + 0.0 is 0.0
    return value + 0.0;
  }
}
