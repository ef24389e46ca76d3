package dev.steward.source.jdbc;

import dev.steward.core.DataType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times of MySQL from its text form, {@code 2026-11-23 10:15:30.123456}: its drivers make
 * nulls of dates that do not exist, such as {@code 0000-00-00}.
 */
final class MySqlTimes {
  static final CellFormat<ColumnBuffer.OfLongs> DATE = of(DataType.DATE);
  static final CellFormat<ColumnBuffer.OfLongs> TIME = of(DataType.TIME);
  static final CellFormat<ColumnBuffer.OfLongs> DATETIME = of(DataType.TIMESTAMP);

  /** In UTC, which the session is set to. */
  static final CellFormat<ColumnBuffer.OfLongs> TIMESTAMP = of(DataType.INSTANT);

  private static final String NO_SUCH_DATE = "a date that does not exist, read as null";

  private MySqlTimes() {}

  private static CellFormat<ColumnBuffer.OfLongs> of(DataType type) {
    return CellFormat.of(
        type, ColumnBuffer.OfLongs::new, (row, index, into) -> move(type, row, index, into));
  }

  private static @Nullable String move(
      DataType type, ResultSet row, int index, ColumnBuffer.OfLongs into) throws SQLException {
    String text = row.getString(index);
    if (text == null) {
      into.appendNull();
      return null;
    }
    try {
      into.append(
          switch (type) {
            case DATE -> day(text);
            case TIME -> micros(text, 0);
            default -> Math.addExact(day(text) * 86_400_000_000L, micros(text, 11));
          });
      return null;
    } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException e) {
      into.appendNull();
      return type == DataType.TIME ? CellFormats.OUT_OF_RANGE : NO_SUCH_DATE;
    }
  }

  private static long day(String text) {
    return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
  }

  private static long micros(String text, int at) {
    if (at >= text.length()) {
      return 0;
    }
    int hours = number(text, at, at + 2);
    if (hours > 23 || text.charAt(at + 2) != ':') {
      throw new DateTimeException("Not a time of the day");
    }
    int seconds = hours * 3600 + number(text, at + 3, at + 5) * 60 + number(text, at + 6, at + 8);
    long micros = 0;
    for (int i = 0, next = at + 9; i < 6; i++, next++) {
      micros = micros * 10 + (next < text.length() ? number(text, next, next + 1) : 0);
    }
    return seconds * 1_000_000L + micros;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
