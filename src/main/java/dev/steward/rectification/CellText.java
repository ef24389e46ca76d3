package dev.steward.rectification;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steward.core.ColumnVector;
import dev.steward.core.DataType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cells as text: numbers plain, dates and times in ISO 8601. */
final class CellText {
  private static final long MICROS = 1_000_000L;

  private CellText() {}

  /**
   * The values of a cell: of a list those of its elements. Neither null nor bytes are among them.
   */
  static List<String> of(ColumnVector column, DataType type, int row) {
    if (column instanceof ColumnVector.Repeated lists) {
      List<String> values = new ArrayList<>();
      for (int i = lists.starts()[row]; i < lists.starts()[row + 1]; i++) {
        value(lists.values(), type, i).ifPresent(values::add);
      }
      return values;
    }
    return value(column, type, row).map(List::of).orElse(List.of());
  }

  private static Optional<String> value(ColumnVector column, DataType type, int row) {
    if (column.isNull(row) || type == DataType.BINARY) {
      return Optional.empty();
    }
    if (column instanceof ColumnVector.Dictionary dictionary) {
      return value(dictionary.values(), type, dictionary.ids()[row]);
    }
    if (column instanceof ColumnVector.Bytes bytes) {
      int from = bytes.offsets()[row];
      return Optional.of(new String(bytes.data(), from, bytes.offsets()[row + 1] - from, UTF_8));
    }
    if (column instanceof ColumnVector.Longs longs) {
      return Optional.of(text(longs.values()[row], type));
    }
    if (column instanceof ColumnVector.Decimals decimals) {
      return Optional.ofNullable(decimals.values()[row]).map(BigDecimal::toPlainString);
    }
    return column instanceof ColumnVector.Doubles doubles
        ? Optional.of(Double.toString(doubles.values()[row]))
        : Optional.empty();
  }

  private static String text(long value, DataType type) {
    return switch (type) {
      case BOOLEAN -> value == 0 ? "false" : "true";
      case DATE -> LocalDate.ofEpochDay(value).toString();
      case TIME -> LocalTime.ofNanoOfDay(value * 1000).toString();
      case TIMESTAMP, INSTANT ->
          LocalDateTime.ofEpochSecond(
                  Math.floorDiv(value, MICROS),
                  (int) Math.floorMod(value, MICROS) * 1000,
                  ZoneOffset.UTC)
              .toString();
      default -> Long.toString(value);
    };
  }
}
