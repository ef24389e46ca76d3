package dev.steward.detect;

import static dev.steward.detect.CharClass.DIGIT;
import static dev.steward.detect.CharClass.HYPHEN;
import static dev.steward.detect.CharClass.SPACE;
import static dev.steward.detect.CharClass.UPPER;
import static dev.steward.detect.Precondition.having;

import java.util.List;
import java.util.regex.Pattern;

/** Street addresses, by words for streets in many languages, and postal codes by their form. */
final class AddressDetectors {
  private static final Pattern POSTAL =
      Pattern.compile(
          "\\d{5}-\\d{4}|[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}|\\d{4} ?[A-Z]{2}"
              + "|[A-Z]\\d[A-Z] ?\\d[A-Z]\\d|\\d{2}-\\d{3}|\\d{3} \\d{2}|\\d{4}-\\d{3}|\\d{5}-\\d{3}"
              + "|\\d{3}-\\d{4}|[A-Z]{1,3}-\\d{3,5}|AD\\d{3}|LT-\\d{5}|LV-\\d{4}|MD-?\\d{4}"
              + "|[A-Z]\\d{2} ?[A-Z\\d]{4}");
  private static final Pattern POSTCODE_INSIDE =
      Pattern.compile(
          "(?s).*(\\b\\d{5}(-\\d{4})?\\b|\\b[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}\\b"
              + "|\\b\\d{4} ?[A-Z]{2}\\b|\\b\\d{2}-\\d{3}\\b|\\b\\d{3} \\d{2}\\b|, ?\\d{4} \\p{L}+).*");

  private static final Pattern NUMBER_FIRST = Pattern.compile("(?s)\\d+[ ,].*\\d{5}(-\\d{4})?.*");

  private final Lexicon lexicon;
  private final long streetWord;

  AddressDetectors(Lexicon lexicon) {
    this.lexicon = lexicon;
    this.streetWord = lexicon.set("street-word");
  }

  List<ValueDetector> all() {
    return List.of(
        ValueDetector.form("street-address", having(4, 120, SPACE), this::street),
        ValueDetector.form("street-name", having(4, 60), this::streetName),
        ValueDetector.form("full-address", having(12, 200, SPACE, DIGIT), this::fullAddress),
        ValueDetector.form(
            "postal-code",
            having(4, 10, DIGIT).with(UPPER, SPACE, HYPHEN).digits(2, 9),
            v -> v.digits() < v.length() && POSTAL.matcher(v.text()).matches()),
        ValueDetector.form(
                "postal-digits", having(4, 7, DIGIT).alone().digits(4, 7), v -> v.digits() >= 4)
            .orInteger());
  }

  private boolean streetName(ValueTraits v) {
    return v.letters() >= 4 && v.digits() == 0 && hasStreetWord(v);
  }

  private boolean street(ValueTraits v) {
    boolean numbered = v.digits() > 0 && v.digits() <= 9;
    return numbered && v.letters() >= 3 && v.letters() > v.digits() / 2 && hasStreetWord(v);
  }

  private boolean fullAddress(ValueTraits v) {
    return street(v)
        ? v.text().split("[,\\n]", -1).length >= 2 && POSTCODE_INSIDE.matcher(v.text()).matches()
        : v.digits() >= 5 && hasStreetWord(v) && NUMBER_FIRST.matcher(v.text()).matches();
  }

  private boolean hasStreetWord(ValueTraits v) {
    return (v.tokens(lexicon).all() & streetWord) != 0;
  }
}
