package dev.steward.source;

import java.time.DateTimeException;
import java.time.LocalDate;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.JsonStringEncoder;

/** What takes the place of a text, number or truth value in JSON. */
final class JsonScalar {
  private static final String NULL = "null";
  private static final String NUMBER = "-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?";
  private static final int DATE_LENGTH = 10;

  private JsonScalar() {}

  /** Whether a value is to be another. */
  static boolean isReplaced(JsonToken token, String cell, Replacement replacement) {
    if (replacement instanceof Replacement.Correction correction) {
      boolean fits = correction.right().isEmpty() || !typed(token, correction.right()).equals(NULL);
      return fits && correction.wrong().test(cell);
    }
    return true;
  }

  /**
   * @param cell the value's text
   * @return JSON
   */
  static String replaced(JsonToken token, String cell, Replacement replacement) {
    if (replacement instanceof Replacement.Text text) {
      return typed(token, text.text());
    }
    if (replacement instanceof Replacement.Correction correction) {
      return correction.right().isEmpty() ? NULL : typed(token, correction.right());
    }
    if (replacement instanceof Replacement.Derived derived) {
      return typed(token, derived.function().apply(cell));
    }
    if (replacement instanceof Replacement.FirstOfYear && token == JsonToken.VALUE_STRING) {
      return firstOfYear(cell);
    }
    return NULL;
  }

  private static String typed(JsonToken token, String text) {
    return switch (token) {
      case VALUE_STRING -> quoted(text);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> text.matches(NUMBER) ? text : NULL;
      default -> text.equals("true") || text.equals("false") ? text : NULL;
    };
  }

  /** JSON has dates and timestamps as text only. */
  private static String firstOfYear(String cell) {
    try {
      LocalDate date = LocalDate.parse(cell.substring(0, Math.min(cell.length(), DATE_LENGTH)));
      String rest = cell.substring(DATE_LENGTH);
      boolean midnight = !rest.isEmpty();
      return quoted(date.withDayOfYear(1) + (midnight ? midnight(rest) : ""));
    } catch (DateTimeException e) {
      return NULL;
    }
  }

  /** The time of day with its digits at zero; what tells the zone stays. */
  private static String midnight(String time) {
    int zone = 0;
    while (zone < time.length() && "Zz+-".indexOf(time.charAt(zone)) < 0) {
      zone++;
    }
    return time.substring(0, zone).replaceAll("[0-9]", "0") + time.substring(zone);
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
  }
}
