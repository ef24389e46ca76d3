package dev.steward.batch;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.DataType;
import dev.steward.core.RowBatch;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Cells as text, by column; nulls and empty lists are left out. */
final class CellTexts {
  private CellTexts() {}

  static Map<String, String> of(List<Column> columns, RowBatch batch, int row) {
    Map<String, String> cells = new TreeMap<>();
    for (int i = 0; i < columns.size(); i++) {
      ColumnVector column = batch.columns().get(i);
      if (!column.isNull(row)) {
        cells.put(columns.get(i).name(), text(column, row, columns.get(i).type()));
      }
    }
    return cells;
  }

  private static String text(ColumnVector column, int row, DataType type) {
    if (column.isNull(row)) {
      return "null";
    }
    if (column instanceof ColumnVector.Repeated lists) {
      List<String> texts = new ArrayList<>();
      for (int i = lists.starts()[row]; i < lists.starts()[row + 1]; i++) {
        texts.add(text(lists.values(), i, type));
      }
      return texts.toString();
    }
    if (column instanceof ColumnVector.Dictionary dictionary) {
      return text(dictionary.values(), dictionary.ids()[row], type);
    }
    if (column instanceof ColumnVector.Bytes bytes) {
      int from = bytes.offsets()[row];
      return new String(
          bytes.data(), from, bytes.offsets()[row + 1] - from, StandardCharsets.UTF_8);
    }
    if (column instanceof ColumnVector.Decimals decimals) {
      return Objects.requireNonNull(decimals.values()[row]).toPlainString();
    }
    if (column instanceof ColumnVector.Doubles doubles) {
      return Double.toString(doubles.values()[row]);
    }
    return whole(((ColumnVector.Longs) column).values()[row], type);
  }

  private static String whole(long value, DataType type) {
    return switch (type) {
      case BOOLEAN -> Boolean.toString(value == 1);
      case DATE -> LocalDate.ofEpochDay(value).toString();
      case TIMESTAMP -> LocalDateTime.ofInstant(instant(value), ZoneOffset.UTC).toString();
      case INSTANT -> instant(value).toString();
      default -> Long.toString(value);
    };
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
