package dev.steward.source.jdbc;

import dev.steward.core.DataType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ByteConverter;

/** How cells are read that PostgreSQL sends in binary form, the bytes of numbers highest first. */
final class CopiedCell {
  private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
  private static final long EPOCH_MICROS = EPOCH_DAY * 86_400_000_000L;
  private static final long LAST_OF_DAY = LocalTime.MAX.toNanoOfDay() / 1_000;

  private CopiedCell() {}

  /** All but arrays. */
  static boolean canRead(CellFormat<?> format) {
    return !(format.buffer().get() instanceof ColumnBuffer.OfLists);
  }

  /** The cells of a column. */
  static QueriedRows.Cell of(CopiedRows rows, int column, DataType type, ColumnBuffer into) {
    Reader reader = reader(type, into);
    return () -> {
      int length = rows.length(column);
      if (length < 0) {
        into.appendNull();
        return null;
      }
      return reader.append(rows.data(), rows.start(column), length);
    };
  }

  /** Appends a value, and returns what was amiss with it. */
  @FunctionalInterface
  private interface Reader {
    @Nullable String append(byte[] data, int at, int length);
  }

  private static Reader reader(DataType type, ColumnBuffer buffer) {
    if (buffer instanceof ColumnBuffer.OfBytes bytes) {
      return type == DataType.TEXT
          ? (data, at, length) -> text(data, at, length, bytes)
          : (data, at, length) -> binary(data, at, length, bytes);
    }
    if (buffer instanceof ColumnBuffer.OfDecimals decimals) {
      return (data, at, length) -> decimal(data, at, length, decimals);
    }
    if (buffer instanceof ColumnBuffer.OfDoubles doubles) {
      return (data, at, length) -> {
        doubles.append(Double.longBitsToDouble(whole(data, at, Long.BYTES)));
        return null;
      };
    }
    ColumnBuffer.OfLongs longs = (ColumnBuffer.OfLongs) buffer;
    return switch (type) {
      case DATE -> (data, at, length) -> date((int) whole(data, at, length), longs);
      case TIMESTAMP, INSTANT -> (data, at, length) -> micros(whole(data, at, length), longs);
      case TIME ->
          (data, at, length) -> {
            longs.append(Math.min(whole(data, at, length), LAST_OF_DAY)); // it may be 24:00
            return null;
          };
      default ->
          (data, at, length) -> {
            longs.append(whole(data, at, length));
            return null;
          };
    };
  }

  private static @Nullable String text(byte[] data, int at, int length, ColumnBuffer.OfBytes into) {
    if (length > CellFormats.TEXT_PREFIX) {
      return CellFormats.appendText(new String(data, at, length, StandardCharsets.UTF_8), into);
    }
    into.append(data, at, length);
    return null;
  }

  private static @Nullable String binary(
      byte[] data, int at, int length, ColumnBuffer.OfBytes into) {
    into.append(data, at, Math.min(length, CellFormats.BINARY_PREFIX));
    return length > CellFormats.BINARY_PREFIX ? CellFormats.CUT : null;
  }

  private static @Nullable String decimal(
      byte[] data, int at, int length, ColumnBuffer.OfDecimals into) {
    if (ByteConverter.numeric(data, at, length) instanceof BigDecimal value) {
      into.append(value);
      return null;
    }
    into.appendNull();
    return CellFormats.NOT_FINITE;
  }

  private static @Nullable String date(int days, ColumnBuffer.OfLongs into) {
    if (days == Integer.MAX_VALUE || days == Integer.MIN_VALUE) {
      into.appendNull();
      return CellFormats.OUT_OF_RANGE;
    }
    into.append(days + EPOCH_DAY);
    return null;
  }

  private static @Nullable String micros(long micros, ColumnBuffer.OfLongs into) {
    if (micros == Long.MIN_VALUE || micros > Long.MAX_VALUE - EPOCH_MICROS) {
      into.appendNull();
      return CellFormats.OUT_OF_RANGE;
    }
    into.append(micros + EPOCH_MICROS);
    return null;
  }

  /** A whole number of so many bytes. */
  private static long whole(byte[] data, int at, int length) {
    return switch (length) {
      case 1 -> data[at];
      case Short.BYTES -> ByteConverter.int2(data, at);
      case Integer.BYTES -> ByteConverter.int4(data, at);
      case Long.BYTES -> ByteConverter.int8(data, at);
      default -> throw new IllegalStateException("A number has " + length + " bytes");
    };
  }
}
