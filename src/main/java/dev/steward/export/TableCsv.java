package dev.steward.export;

import dev.steward.core.RowBatch;
import dev.steward.report.CsvRows;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes a person's rows of a table as CSV, as reports are written; lists and parts are JSON. */
final class TableCsv {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private TableCsv() {}

  /**
   * @param out is closed
   * @return how many rows were written
   */
  static long write(OutputStream out, ShownTable table) throws IOException {
    long count = 0;
    try (CsvRows csv =
            CsvRows.create(out, table.columns().stream().map(ShownColumn::name).toList());
        SubjectRows rows = table.rows().open()) {
      for (RowBatch batch = rows.next(); batch != null; batch = rows.next()) {
        for (int row = 0; row < batch.rows(); row++) {
          List<@Nullable Object> cells = new ArrayList<>(table.columns().size());
          for (ShownColumn column : table.columns()) {
            cells.add(
                cell(
                    column,
                    CellValue.of(
                        column.column().type(), batch.columns().get(column.position()), row)));
          }
          csv.add(cells);
        }
        count += batch.rows();
      }
    }
    return count;
  }

  /** A value as a cell holds it: a list is one text. */
  static @Nullable Object cell(ShownColumn column, @Nullable Object value) {
    if (!column.shows(value)) {
      return null;
    }
    if (value instanceof String text && !column.json().isWhole()) {
      return column.json().text(text);
    }
    return value instanceof List<?> list ? list(list) : value;
  }

  private static String list(List<?> values) {
    StringWriter text = new StringWriter();
    JSON.writeValue(
        text,
        values.stream()
            .map(
                each ->
                    each == null || each instanceof Number || each instanceof Boolean
                        ? each
                        : each.toString())
            .toList());
    return text.toString();
  }
}
