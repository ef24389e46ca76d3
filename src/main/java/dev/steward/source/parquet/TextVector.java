package dev.steward.source.parquet;

import dev.steward.core.ColumnVector;
import dev.steward.core.DataType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.HexFormat;

/**
 * Values as text, for columns whose files disagree on their type: numbers plain, dates and times in
 * ISO 8601, bytes in hexadecimal.
 */
final class TextVector {
  private TextVector() {}

  /**
   * @param vector neither a dictionary nor lists
   */
  static ColumnVector of(ColumnVector vector, DataType type) {
    if (type == DataType.TEXT) {
      return vector;
    }
    ByteSink data = new ByteSink();
    int[] offsets = new int[vector.size() + 1];
    BitSet nulls = new BitSet();
    for (int row = 0; row < vector.size(); row++) {
      if (vector.isNull(row)) {
        nulls.set(row);
      } else {
        data.write(text(vector, type, row));
      }
      offsets[row + 1] = data.length();
    }
    return new ColumnVector.Bytes(vector.size(), data.take(), offsets, nulls);
  }

  /** A value that is not null, as text. */
  static String text(ColumnVector vector, DataType type, int row) {
    if (vector instanceof ColumnVector.Longs longs) {
      return text(longs.values()[row], type);
    }
    if (vector instanceof ColumnVector.Doubles doubles) {
      return Double.toString(doubles.values()[row]);
    }
    if (vector instanceof ColumnVector.Decimals decimals && decimals.values()[row] != null) {
      return decimals.values()[row].toPlainString();
    }
    if (vector instanceof ColumnVector.Bytes bytes) {
      return HexFormat.of().formatHex(bytes.data(), bytes.offsets()[row], bytes.offsets()[row + 1]);
    }
    throw new IllegalArgumentException("Not a vector of plain values: " + vector);
  }

  private static String text(long value, DataType type) {
    try {
      return switch (type) {
        case BOOLEAN -> value == 0 ? "false" : "true";
        case DATE -> LocalDate.ofEpochDay(value).toString();
        case TIME -> LocalTime.ofNanoOfDay(Math.multiplyExact(value, 1000L)).toString();
        case TIMESTAMP -> dateTime(value).toString();
        case INSTANT -> dateTime(value).toInstant(ZoneOffset.UTC).toString();
        default -> Long.toString(value);
      };
    } catch (DateTimeException | ArithmeticException e) {
      return Long.toString(value);
    }
  }

  private static LocalDateTime dateTime(long micros) {
    Instant instant =
        Instant.ofEpochSecond(
            Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000L);
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
