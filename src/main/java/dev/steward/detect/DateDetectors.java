package dev.steward.detect;

import static dev.steward.detect.CharClass.COLON;
import static dev.steward.detect.CharClass.COMMA;
import static dev.steward.detect.CharClass.DIGIT;
import static dev.steward.detect.CharClass.DOT;
import static dev.steward.detect.CharClass.HYPHEN;
import static dev.steward.detect.CharClass.LOWER;
import static dev.steward.detect.CharClass.NON_ASCII;
import static dev.steward.detect.CharClass.PLUS;
import static dev.steward.detect.CharClass.SLASH;
import static dev.steward.detect.CharClass.SPACE;
import static dev.steward.detect.CharClass.UPPER;
import static dev.steward.detect.Precondition.having;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Dates as text: when, and whether it could be somebody's date of birth. */
final class DateDetectors {
  /** Years of birth of people who are alive. */
  static final int EARLIEST_BIRTH = 1915;

  static final int LATEST_BIRTH = 2020;

  /** Years of birth that are hardly anything else: records of business are younger. */
  static final int LATEST_CERTAIN_BIRTH = 1995;

  /** A day, a month's name, and a year, in either order of the first two. */
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?U)\\d{1,2}\\.?(?: de)?[ ./-]?(?<a>\\p{L}{3,12})\\.?(?: de| d\\.)?[ .,/-]*((19|20)\\d\\d|\\d\\d)\\b.*"
              + "|(?<b>\\p{L}{3,12})\\.? \\d{1,2},? ((19|20)\\d\\d)\\b.*"
              + "|(19|20)\\d\\d\\. (?<c>\\p{L}{3,12})\\.? \\d{1,2}\\b.*");

  /** Chinese and Japanese dates, the latter in years of an era too. */
  private static final Pattern IDEOGRAPHIC =
      Pattern.compile(
          "(19|20)\\d\\d年\\d{1,2}月\\d{1,2}日.*"
              + "|(明治|大正|昭和|平成|令和)(\\d{1,2}|元)年\\d{1,2}月\\d{1,2}日.*"
              + "|[MTSHR]\\d{1,2}[./]\\d{1,2}[./]\\d{1,2}");

  private DateDetectors() {}

  static List<ValueDetector> all() {
    Precondition numeric =
        having(8, 35, DIGIT)
            .with(HYPHEN, SLASH, DOT, COLON, SPACE, PLUS, UPPER, LOWER)
            .digits(6, 24);
    Precondition written =
        having(7, 40, DIGIT)
            .with(LOWER, UPPER, NON_ASCII, COMMA, DOT, COLON, HYPHEN, SPACE, SLASH)
            .digits(3, 18);
    return List.of(
        ValueDetector.form("date", numeric, DateDetectors::looksLikeDate),
        ValueDetector.form("date.written", written, DateDetectors::isWritten),
        ValueDetector.form("date.digits", having(8, 8, DIGIT).alone(), DateDetectors::ofDigits)
            .orInteger(),
        ValueDetector.form(
                "date.six-digits", having(6, 6, DIGIT).alone(), DateDetectors::ofSixDigits)
            .orInteger(),
        ValueDetector.form("date.of-life", numeric, v -> plausibleBirth(year(v))),
        ValueDetector.form("date.long-past", numeric, v -> longPast(year(v))),
        ValueDetector.form("timestamp", numeric, v -> v.count(COLON) >= 1 && year(v) > 0));
  }

  static boolean looksLikeDate(ValueTraits v) {
    return year(v) > 0;
  }

  static boolean plausibleBirth(int year) {
    return year >= EARLIEST_BIRTH && year <= LATEST_BIRTH;
  }

  /** Whether a year is hardly that of a business record. */
  static boolean longPast(int year) {
    return year >= EARLIEST_BIRTH && year <= LATEST_CERTAIN_BIRTH;
  }

  private static boolean isWritten(ValueTraits v) {
    if (v.letters() == 0) {
      return false;
    }
    if (v.has(NON_ASCII) && IDEOGRAPHIC.matcher(v.text()).matches()) {
      return true;
    }
    Matcher written = WRITTEN.matcher(v.text());
    if (written.matches()) {
      String month =
          Stream.of("a", "b", "c")
              .map(written::group)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse("");
      return Months.isMonth(month);
    }
    return v.length() <= 10 && IDEOGRAPHIC.matcher(v.text()).matches();
  }

  /** Eight digits: year, month and day, or the day first. */
  private static boolean ofDigits(ValueTraits v) {
    int number = (int) CheckDigits.number(v.digitValues(), 0, 8);
    return isDay(number / 10_000, number / 100 % 100, number % 100)
        || isDay(number % 10_000, number / 10_000 % 100, number / 1_000_000);
  }

  /** Six digits with a month in the middle, a day at one end and a year at the other. */
  private static boolean ofSixDigits(ValueTraits v) {
    int number = (int) CheckDigits.number(v.digitValues(), 0, 6);
    return within(number / 100 % 100, 12)
        && (within(number % 100, 31) || within(number / 10_000, 31));
  }

  private static boolean isDay(int year, int month, int day) {
    return year >= 1900 && year <= 2040 && within(month, 12) && within(day, 31);
  }

  /** The four-digit year of a numeric date, 0 where the value is none. */
  private static int year(ValueTraits v) {
    int[] numbers = new int[3];
    int[] lengths = new int[3];
    int n = 0;
    int separator = 0;
    int i = 0;
    for (; i < v.length() && n < 3; i++) {
      int c = v.at(i);
      if (c == ' ' && n > 0 && n < 3 && lengths[n] == 0) {
        continue; // 1985. 03. 12.
      }
      if (c >= '0' && c <= '9') {
        if (++lengths[n] > 4) {
          return 0;
        }
        numbers[n] = numbers[n] * 10 + c - '0';
      } else {
        if (n == 2) {
          break;
        }
        if (lengths[n] == 0 || c != '-' && c != '/' && c != '.' || n == 1 && c != separator) {
          return 0;
        }
        separator = c;
        n++;
      }
    }
    if (n < 2 || lengths[2] == 0) {
      return 0;
    }
    if (i < v.length() && v.at(i) != ' ' && v.at(i) != 'T' && v.at(i) != '.') {
      return 0;
    }
    boolean yearFirst = lengths[0] == 4;
    if (!yearFirst && lengths[2] == 2 && lengths[0] == 2 && lengths[1] == 2) {
      lengths[2] = 4;
      numbers[2] += numbers[2] > 40 ? 1900 : 2000;
    }
    int year = yearFirst ? numbers[0] : numbers[2];
    int month = numbers[1];
    int day = yearFirst ? numbers[2] : numbers[0];
    if (!yearFirst && lengths[2] != 4
        || lengths[1] > 2
        || (yearFirst ? lengths[2] : lengths[0]) > 2) {
      return 0;
    }
    boolean dayAndMonth =
        within(month, 12) && within(day, 31) || within(day, 12) && within(month, 31);
    return dayAndMonth && year >= 1000 ? year : 0;
  }

  private static boolean within(int value, int most) {
    return value >= 1 && value <= most;
  }
}
