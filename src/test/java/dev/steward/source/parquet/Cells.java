package dev.steward.source.parquet;

import static java.util.Objects.requireNonNull;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.RowBatch;
import dev.steward.source.RowCursor;
import dev.steward.source.ScanScope;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.source.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a table yields, as text: {@code null}, and lists in brackets. */
final class Cells {
  private Cells() {}

  /** All rows, by column; columns that a split does not have are null there. */
  static Map<String, List<String>> of(Table table) throws SourceException {
    return of(table, new ScanScope.Full());
  }

  static Map<String, List<String>> of(Table table, ScanScope scope) throws SourceException {
    Map<String, List<String>> cells = new LinkedHashMap<>();
    table.columns().forEach(column -> cells.put(column.name(), new ArrayList<>()));
    for (Split split : table.plan(scope)) {
      long rows = 0;
      for (RowBatch batch : batches(table, split, cells.keySet(), cells)) {
        rows += batch.rows();
      }
      if (rows != split.rows()) {
        throw new AssertionError(split + " had " + rows + " rows instead of " + split.rows());
      }
    }
    return cells;
  }

  /** The rows of one column. */
  static List<String> of(Table table, ScanScope scope, String column) throws SourceException {
    return requireNonNull(of(table, scope).get(column));
  }

  static List<RowBatch> batches(Table table, Split split, Set<String> columns)
      throws SourceException {
    return batches(table, split, columns, new LinkedHashMap<>());
  }

  private static List<RowBatch> batches(
      Table table, Split split, Set<String> columns, Map<String, List<String>> cells)
      throws SourceException {
    List<RowBatch> batches = new ArrayList<>();
    try (RowCursor cursor = table.read(split, columns)) {
      List<String> names = cursor.columns().stream().map(Column::name).toList();
      for (RowBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
        batches.add(batch);
        for (Map.Entry<String, List<String>> entry : cells.entrySet()) {
          int at = names.indexOf(entry.getKey());
          for (int row = 0; row < batch.rows(); row++) {
            entry.getValue().add(at < 0 ? "null" : text(batch.columns().get(at), row));
          }
        }
      }
    }
    return batches;
  }

  static String text(ColumnVector vector, int row) {
    if (vector instanceof ColumnVector.Repeated lists) {
      List<String> elements = new ArrayList<>();
      for (int i = lists.starts()[row]; i < lists.starts()[row + 1]; i++) {
        elements.add(text(lists.values(), i));
      }
      return elements.stream().collect(Collectors.joining(", ", "[", "]"));
    }
    if (vector.isNull(row)) {
      return "null";
    }
    if (vector instanceof ColumnVector.Dictionary dictionary) {
      return text(dictionary.values(), dictionary.ids()[row]);
    }
    if (vector instanceof ColumnVector.Longs longs) {
      return Long.toString(longs.values()[row]);
    }
    if (vector instanceof ColumnVector.Doubles doubles) {
      return Double.toString(doubles.values()[row]);
    }
    if (vector instanceof ColumnVector.Decimals decimals) {
      return String.valueOf(decimals.values()[row]);
    }
    ColumnVector.Bytes bytes = (ColumnVector.Bytes) vector;
    int from = bytes.offsets()[row];
    return new String(bytes.data(), from, bytes.offsets()[row + 1] - from, StandardCharsets.UTF_8);
  }
}
