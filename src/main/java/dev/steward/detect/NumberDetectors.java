package dev.steward.detect;

import static dev.steward.detect.CharClass.BRACKET;
import static dev.steward.detect.CharClass.COMMA;
import static dev.steward.detect.CharClass.DIGIT;
import static dev.steward.detect.CharClass.DOT;
import static dev.steward.detect.CharClass.HYPHEN;
import static dev.steward.detect.CharClass.LOWER;
import static dev.steward.detect.CharClass.OTHER;
import static dev.steward.detect.CharClass.PLUS;
import static dev.steward.detect.CharClass.SPACE;
import static dev.steward.detect.CharClass.UNDERSCORE;
import static dev.steward.detect.CharClass.UPPER;
import static dev.steward.detect.Precondition.having;

import java.util.List;
import java.util.regex.Pattern;

/** Numbers as text: what kind, and what they could stand for. */
final class NumberDetectors {
  private static final Pattern DECIMAL =
      Pattern.compile(
          "[-+]?\\d*[.,]\\d+([eE][-+]?\\d+)?|[-+]?\\d{1,3}([.,]\\d{3})+([.,]\\d+)?"
              + "|[-+]?\\d{1,3}( \\d{3})+[.,]\\d+");
  private static final Pattern PAIR =
      Pattern.compile("(?s)(POINT ?)?\\(?-?\\d{1,3}\\.\\d{3,}[,; ]+-?\\d{1,3}\\.\\d{3,}\\)?");
  private static final Pattern MONEY =
      Pattern.compile(
          "[$€£¥]?\\s?-?\\d{1,3}([., ']?\\d{3})*([.,]\\d{1,4})?\\s?([$€£¥]|[A-Z]{2,3})?");

  private static final int CURRENCY =
      CharClass.set(OTHER, UPPER, CharClass.NON_ASCII, SPACE, CharClass.APOSTROPHE);

  private NumberDetectors() {}

  static List<ValueDetector> all() {
    return List.of(
        ValueDetector.form(
                "integer", having(1, 40, DIGIT).with(HYPHEN, PLUS), NumberDetectors::integer)
            .orInteger(),
        ValueDetector.form(
            "decimal",
            having(2, 40, DIGIT).with(HYPHEN, PLUS, DOT, COMMA, SPACE, LOWER, UPPER),
            NumberDetectors::decimal),
        ValueDetector.form(
            "money",
            having(1, 30, DIGIT)
                .with(
                    HYPHEN,
                    DOT,
                    COMMA,
                    SPACE,
                    OTHER,
                    UPPER,
                    CharClass.APOSTROPHE,
                    CharClass.NON_ASCII),
            v -> (v.classes() & CURRENCY) != 0 && MONEY.matcher(v.text()).matches()),
        ValueDetector.form("year", having(4, 4, DIGIT).alone(), v -> in(v, 1900, 2035)).orInteger(),
        ValueDetector.form(
                "year-of-life",
                having(4, 4, DIGIT).alone(),
                v -> in(v, DateDetectors.EARLIEST_BIRTH, DateDetectors.LATEST_BIRTH))
            .orInteger(),
        ValueDetector.form(
                "age", having(1, 3, DIGIT).alone(), v -> v.digits() == v.length() && in(v, 0, 115))
            .orInteger(),
        ValueDetector.form(
                "epoch",
                having(10, 14, DIGIT).alone().digits(10, 14),
                NumberDetectors::epochOrStamp)
            .orInteger(),
        ValueDetector.form(
            "latitude", having(6, 24, DIGIT, DOT).with(HYPHEN), v -> coordinate(v, 90)),
        ValueDetector.form(
            "longitude", having(6, 24, DIGIT, DOT).with(HYPHEN), v -> coordinate(v, 180)),
        ValueDetector.form(
            "coordinate-pair",
            having(9, 60, DIGIT, DOT).with(HYPHEN, COMMA, SPACE, BRACKET, UPPER, OTHER),
            v -> v.count(DOT) == 2 && PAIR.matcher(v.text()).matches()),
        ValueDetector.form(
            "code",
            having(2, 24, DIGIT).with(UPPER, HYPHEN, UNDERSCORE, CharClass.SLASH, DOT),
            v -> v.digits() < v.length() && v.has(UPPER)));
  }

  private static boolean decimal(ValueTraits v) {
    int points = v.count(DOT) + v.count(COMMA);
    int signs = v.count(HYPHEN) + v.count(PLUS);
    if (points == 1 && v.digits() + points + signs == v.length()) {
      return signs == 0 || signs == 1 && (v.at(0) == '-' || v.at(0) == '+');
    }
    boolean grouped = v.has(SPACE) || points > 1;
    boolean exponent = v.has(LOWER) || v.has(UPPER);
    return (grouped || exponent && points == 1) && DECIMAL.matcher(v.text()).matches();
  }

  private static boolean integer(ValueTraits v) {
    int sign = v.at(0) == '-' || v.at(0) == '+' ? 1 : 0;
    return v.digits() == v.length() - sign;
  }

  private static boolean in(ValueTraits v, int least, int most) {
    int value = 0;
    for (int i = 0; i < v.length(); i++) {
      value = value * 10 + v.at(i) - '0';
    }
    return value >= least && value <= most;
  }

  /** Seconds or milliseconds since 1970, or the digits of a date and time: 2000 to 2040. */
  private static boolean epochOrStamp(ValueTraits v) {
    long value = CheckDigits.number(v.digitValues(), 0, v.digits());
    return switch (v.length()) {
      case 10 -> value >= 946_684_800L && value < 2_208_988_800L;
      case 13 -> value >= 946_684_800_000L && value < 2_208_988_800_000L;
      case 12, 14 -> {
        long stamp = v.length() == 14 ? value / 100 : value;
        long month = stamp / 1_000_000 % 100;
        long day = stamp / 10_000 % 100;
        long year = stamp / 100_000_000;
        yield year >= 1970 && year < 2040 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
      }
      default -> false;
    };
  }

  private static boolean coordinate(ValueTraits v, int most) {
    if (v.count(DOT) != 1 || v.count(HYPHEN) > 1) {
      return false;
    }
    String text = v.text();
    if (text.length() - text.indexOf('.') <= 4) {
      return false;
    }
    try {
      return Math.abs(Double.parseDouble(text)) <= most;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
