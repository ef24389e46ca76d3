package dev.steward.consent;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cells that hold a birth date. The outcome is a day since 1970-01-01, {@link #NULL}, or {@link
 * #UNREADABLE}, which is not null: whoever has it counts as a child.
 */
public final class BirthDates {
  /** Nothing is known. */
  public static final int NULL = Integer.MIN_VALUE;

  /** Something is written that is no date. */
  public static final int UNREADABLE = Integer.MAX_VALUE;

  private static final long MICROS_OF_DAY = 86_400_000_000L;
  private static final int DATE_LENGTH = "yyyy-mm-dd".length();

  private static final Pattern TIME =
      Pattern.compile(
          "[Tt ]([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d([.,]\\d{1,9})?)?"
              + " ?([Zz]|[+-]\\d{2}(:?\\d{2}(:?\\d{2})?)?)?(\\[[\\w/+-]+])?");

  private BirthDates() {}

  /**
   * An ISO date, or the date part of an ISO date-time as it is written, whatever its offset; a
   * space may stand for the {@code T}, as databases write it. Spaces around do not matter.
   */
  public static int read(@Nullable String cell) {
    if (cell == null) {
      return NULL;
    }
    String text = cell.strip();
    if (text.length() < DATE_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return UNREADABLE;
    }
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 7);
    int day = digits(text, 8, DATE_LENGTH);
    if (year < 0 || month < 1 || month > 12 || day < 1) {
      return UNREADABLE;
    }
    if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
      return UNREADABLE;
    }
    if (text.length() > DATE_LENGTH
        && !TIME.matcher(text).region(DATE_LENGTH, text.length()).matches()) {
      return UNREADABLE;
    }
    return (int) LocalDate.of(year, month, day).toEpochDay();
  }

  /** A date, as days since 1970-01-01. Those that no calendar reaches are unreadable. */
  public static int read(long epochDay) {
    return epochDay > NULL && epochDay < UNREADABLE ? (int) epochDay : UNREADABLE;
  }

  /** The date part of a date-time, as microseconds since 1970-01-01T00:00. */
  public static int readMicros(long micros) {
    return read(Math.floorDiv(micros, MICROS_OF_DAY));
  }

  /** −1 where there are others than ASCII digits. */
  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
