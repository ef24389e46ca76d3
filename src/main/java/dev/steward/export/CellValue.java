package dev.steward.export;

import dev.steward.core.ColumnVector;
import dev.steward.core.DataType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A cell as a value of Java: Boolean, Long, BigDecimal, Double, String, a date or time of {@code
 * java.time}, a list of those where the column repeats, or null. Binary values are base64.
 */
final class CellValue {
  private CellValue() {}

  static @Nullable Object of(DataType type, ColumnVector column, int row) {
    if (column.isNull(row)) {
      return null;
    }
    if (column instanceof ColumnVector.Dictionary dictionary) {
      return of(type, dictionary.values(), dictionary.ids()[row]);
    }
    if (column instanceof ColumnVector.Repeated repeated) {
      List<@Nullable Object> values = new ArrayList<>();
      for (int i = repeated.starts()[row]; i < repeated.starts()[row + 1]; i++) {
        values.add(of(type, repeated.values(), i));
      }
      return values;
    }
    if (column instanceof ColumnVector.Longs longs) {
      return whole(type, longs.values()[row]);
    }
    if (column instanceof ColumnVector.Doubles doubles) {
      double value = doubles.values()[row];
      return Double.isFinite(value) ? (Object) value : String.valueOf(value);
    }
    if (column instanceof ColumnVector.Decimals decimals) {
      return plain(Objects.requireNonNull(decimals.values()[row]));
    }
    ColumnVector.Bytes bytes = (ColumnVector.Bytes) column;
    byte[] data = Arrays.copyOfRange(bytes.data(), bytes.offsets()[row], bytes.offsets()[row + 1]);
    return type == DataType.BINARY
        ? Base64.getEncoder().encodeToString(data)
        : new String(data, StandardCharsets.UTF_8);
  }

  private static Object whole(DataType type, long value) {
    try {
      return switch (type) {
        case BOOLEAN -> value != 0;
        case DATE -> LocalDate.ofEpochDay(value);
        case TIME -> LocalTime.ofNanoOfDay(Math.multiplyExact(value, 1000L));
        case TIMESTAMP -> LocalDateTime.ofInstant(instant(value), ZoneOffset.UTC);
        case INSTANT -> instant(value);
        default -> value;
      };
    } catch (DateTimeException | ArithmeticException e) {
      return value; // no calendar has it; the number is what is stored
    }
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** Without an exponent: {@code 1E+3} is no amount that a person would know again. */
  private static BigDecimal plain(BigDecimal value) {
    return value.scale() < 0 && value.scale() > -100 ? value.setScale(0) : value;
  }
}
