package dev.steward.source.jdbc;

import dev.steward.core.DataType;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The formats that standard JDBC offers. */
final class CellFormats {
  /** Bytes of a binary value that are read. */
  static final int BINARY_PREFIX = 64 * 1024;

  /** Characters of a text that are read. */
  static final int TEXT_PREFIX = 1024 * 1024;

  private static final Pattern PADDING = Pattern.compile(" ++$");

  static final String CUT = "a large value, read only in part";
  static final String OUT_OF_RANGE = "a date or time out of range, read as null";
  static final String NOT_FINITE = "a number that is not finite, read as null";

  static final CellFormat<ColumnBuffer.OfLongs> INTEGER =
      CellFormat.of(
          DataType.INTEGER,
          ColumnBuffer.OfLongs::new,
          (row, index, into) -> {
            long value = row.getLong(index);
            if (row.wasNull()) {
              into.appendNull();
            } else {
              into.append(value);
            }
            return null;
          });

  static final CellFormat<ColumnBuffer.OfLongs> BOOLEAN =
      CellFormat.of(
          DataType.BOOLEAN,
          ColumnBuffer.OfLongs::new,
          (row, index, into) -> {
            boolean value = row.getBoolean(index);
            if (row.wasNull()) {
              into.appendNull();
            } else {
              into.append(value ? 1 : 0);
            }
            return null;
          });

  static final CellFormat<ColumnBuffer.OfDoubles> FLOAT =
      CellFormat.of(
          DataType.FLOAT,
          ColumnBuffer.OfDoubles::new,
          (row, index, into) -> {
            double value = row.getDouble(index);
            if (row.wasNull()) {
              into.appendNull();
            } else {
              into.append(value);
            }
            return null;
          });

  /** Some databases have numerics that are no numbers; their drivers give them as floats. */
  static final CellFormat<ColumnBuffer.OfDecimals> DECIMAL =
      CellFormat.of(
          DataType.DECIMAL,
          ColumnBuffer.OfDecimals::new,
          (row, index, into) -> {
            Object value = row.getObject(index);
            if (value == null || value instanceof BigDecimal) {
              into.append((BigDecimal) value);
              return null;
            }
            if (value instanceof Double d && !Double.isFinite(d)) {
              into.appendNull();
              return NOT_FINITE;
            }
            into.append(row.getBigDecimal(index));
            return null;
          });

  static final CellFormat<ColumnBuffer.OfBytes> TEXT =
      CellFormat.of(
          DataType.TEXT,
          ColumnBuffer.OfBytes::new,
          (row, index, into) -> appendText(row.getString(index), into));

  /** Text of fixed length, without the blanks that it was filled up with. */
  static final CellFormat<ColumnBuffer.OfBytes> PADDED_TEXT =
      CellFormat.of(
          DataType.TEXT,
          ColumnBuffer.OfBytes::new,
          (row, index, into) -> {
            String value = row.getString(index);
            return appendText(value == null ? null : PADDING.matcher(value).replaceFirst(""), into);
          });

  /** Text that the driver already has in UTF-8. */
  static final CellFormat<ColumnBuffer.OfBytes> UTF8 =
      CellFormat.of(
          DataType.TEXT,
          ColumnBuffer.OfBytes::new,
          (row, index, into) -> {
            byte[] value = row.getBytes(index);
            if (value != null && value.length > TEXT_PREFIX) {
              return appendText(new String(value, StandardCharsets.UTF_8), into);
            }
            return append(value, into, TEXT_PREFIX);
          });

  static final CellFormat<ColumnBuffer.OfBytes> CHARACTER_STREAM =
      CellFormat.of(
              DataType.TEXT,
              ColumnBuffer.OfBytes::new,
              (row, index, into) -> {
                try (Reader characters = row.getCharacterStream(index)) {
                  return appendText(characters == null ? null : prefix(characters), into);
                } catch (IOException e) {
                  throw new SQLException("Cannot read a large object", "58030");
                }
              })
          .ofLargeValues();

  static final CellFormat<ColumnBuffer.OfBytes> BINARY =
      CellFormat.of(
          DataType.BINARY,
          ColumnBuffer.OfBytes::new,
          (row, index, into) -> append(row.getBytes(index), into, BINARY_PREFIX));

  static final CellFormat<ColumnBuffer.OfBytes> BINARY_STREAM =
      CellFormat.of(
              DataType.BINARY,
              ColumnBuffer.OfBytes::new,
              (row, index, into) -> {
                try (InputStream bytes = row.getBinaryStream(index)) {
                  byte[] value = bytes == null ? null : bytes.readNBytes(BINARY_PREFIX + 1);
                  return append(value, into, BINARY_PREFIX);
                } catch (IOException e) {
                  throw new SQLException("Cannot read a large object", "58030");
                }
              })
          .ofLargeValues();

  static final CellFormat<ColumnBuffer.OfLongs> DATE =
      CellFormat.of(
          DataType.DATE,
          ColumnBuffer.OfLongs::new,
          (row, index, into) -> {
            LocalDate value = row.getObject(index, LocalDate.class);
            if (value == null) {
              into.appendNull();
              return null;
            }
            if (value.equals(LocalDate.MAX) || value.equals(LocalDate.MIN)) {
              into.appendNull();
              return OUT_OF_RANGE;
            }
            into.append(value.toEpochDay());
            return null;
          });

  static final CellFormat<ColumnBuffer.OfLongs> TIME =
      CellFormat.of(
          DataType.TIME,
          ColumnBuffer.OfLongs::new,
          (row, index, into) -> {
            LocalTime value = row.getObject(index, LocalTime.class);
            if (value == null) {
              into.appendNull();
            } else {
              into.append(value.toNanoOfDay() / 1_000);
            }
            return null;
          });

  static final CellFormat<ColumnBuffer.OfLongs> TIMESTAMP =
      CellFormat.of(
          DataType.TIMESTAMP,
          ColumnBuffer.OfLongs::new,
          (row, index, into) -> {
            LocalDateTime value = row.getObject(index, LocalDateTime.class);
            if (value == null) {
              into.appendNull();
              return null;
            }
            return appendMicros(value.toEpochSecond(ZoneOffset.UTC), value.getNano(), into);
          });

  static final CellFormat<ColumnBuffer.OfLongs> INSTANT =
      CellFormat.of(
          DataType.INSTANT,
          ColumnBuffer.OfLongs::new,
          (row, index, into) -> {
            OffsetDateTime value = row.getObject(index, OffsetDateTime.class);
            if (value == null) {
              into.appendNull();
              return null;
            }
            return appendMicros(value.toEpochSecond(), value.getNano(), into);
          });

  static final CellFormat<ColumnBuffer.OfLists<ColumnBuffer.OfLongs>> BOOLEANS =
      lists(
          DataType.BOOLEAN,
          ColumnBuffer.OfLongs::new,
          (value, into) -> into.append((Boolean) value ? 1 : 0));

  static final CellFormat<ColumnBuffer.OfLists<ColumnBuffer.OfLongs>> INTEGERS =
      lists(
          DataType.INTEGER,
          ColumnBuffer.OfLongs::new,
          (value, into) -> into.append(((Number) value).longValue()));

  static final CellFormat<ColumnBuffer.OfLists<ColumnBuffer.OfDoubles>> FLOATS =
      lists(
          DataType.FLOAT,
          ColumnBuffer.OfDoubles::new,
          (value, into) -> into.append(((Number) value).doubleValue()));

  static final CellFormat<ColumnBuffer.OfLists<ColumnBuffer.OfDecimals>> DECIMALS =
      lists(
          DataType.DECIMAL,
          ColumnBuffer.OfDecimals::new,
          (value, into) -> into.append((BigDecimal) value));

  static final CellFormat<ColumnBuffer.OfLists<ColumnBuffer.OfBytes>> TEXTS =
      lists(
          DataType.TEXT, ColumnBuffer.OfBytes::new, (value, into) -> into.append(value.toString()));

  private CellFormats() {}

  /** Text in UTF-8, cut where it is too long; null is no value. */
  static @Nullable String appendText(@Nullable String value, ColumnBuffer.OfBytes into) {
    if (value == null) {
      into.appendNull();
      return null;
    }
    if (value.length() <= TEXT_PREFIX) {
      into.append(value);
      return null;
    }
    boolean splitsPair = Character.isHighSurrogate(value.charAt(TEXT_PREFIX - 1));
    into.append(value.substring(0, splitsPair ? TEXT_PREFIX - 1 : TEXT_PREFIX));
    return CUT;
  }

  /** Bytes, cut where there are more than so many; null is no value. */
  static @Nullable String append(byte @Nullable [] value, ColumnBuffer.OfBytes into, int most) {
    if (value == null) {
      into.appendNull();
      return null;
    }
    into.append(value, Math.min(value.length, most));
    return value.length > most ? CUT : null;
  }

  /** Microseconds since 1970-01-01T00:00, where they fit. */
  static @Nullable String appendMicros(long seconds, int nanos, ColumnBuffer.OfLongs into) {
    if (Math.abs(seconds) >= Long.MAX_VALUE / 1_000_000) {
      into.appendNull();
      return OUT_OF_RANGE;
    }
    into.append(seconds * 1_000_000 + nanos / 1_000);
    return null;
  }

  private static String prefix(Reader characters) throws IOException {
    StringBuilder text = new StringBuilder();
    char[] block = new char[8192];
    int count;
    while (text.length() <= TEXT_PREFIX && (count = characters.read(block)) >= 0) {
      text.append(block, 0, count);
    }
    return text.toString();
  }

  /** Arrays of any depth, flattened to their leaves. */
  private static <B extends ColumnBuffer> CellFormat<ColumnBuffer.OfLists<B>> lists(
      DataType type, Supplier<B> elements, BiConsumer<Object, B> append) {
    return new CellFormat<>(
        type,
        true,
        () -> new ColumnBuffer.OfLists<>(elements.get()),
        (row, index, into) -> {
          Array array = row.getArray(index);
          if (array != null) {
            appendLeaves((Object[]) array.getArray(), into.elements(), append);
            array.free();
          }
          into.append();
          return null;
        });
  }

  private static <B extends ColumnBuffer> void appendLeaves(
      Object[] values, B into, BiConsumer<Object, B> append) {
    for (Object value : values) {
      if (value instanceof Object[] nested) {
        appendLeaves(nested, into, append);
      } else if (value == null) {
        into.appendNull();
      } else {
        append.accept(value, into);
      }
    }
  }
}
