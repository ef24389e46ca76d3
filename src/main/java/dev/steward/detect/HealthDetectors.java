package dev.steward.detect;

import static dev.steward.detect.CharClass.BRACKET;
import static dev.steward.detect.CharClass.DIGIT;
import static dev.steward.detect.CharClass.DOT;
import static dev.steward.detect.CharClass.HYPHEN;
import static dev.steward.detect.CharClass.LOWER;
import static dev.steward.detect.CharClass.NON_ASCII;
import static dev.steward.detect.CharClass.OTHER;
import static dev.steward.detect.CharClass.PLUS;
import static dev.steward.detect.CharClass.SPACE;
import static dev.steward.detect.CharClass.UPPER;
import static dev.steward.detect.Precondition.having;
import static dev.steward.detect.Precondition.only;

import java.util.List;
import java.util.regex.Pattern;

/** Codes of medicine that have a form of their own. */
final class HealthDetectors {
  private static final Pattern ICD10 =
      Pattern.compile("[A-TV-Z]\\d[0-9A-B](\\.[0-9A-Z]{1,4}[-*+!]?)?");
  private static final Pattern BLOOD_GROUP =
      Pattern.compile(
          "(?i)(A|B|AB|O|0)\\s?(Rh)?\\s?\\(?D?([+\\-−–]|pos(itiv[eo]?)?|neg(ativ[eo]?)?)\\)?");

  private HealthDetectors() {}

  static List<ValueDetector> all() {
    return List.of(
        ValueDetector.form(
            "icd-10",
            having(5, 8, DIGIT, UPPER, DOT).with(HYPHEN, PLUS, OTHER),
            v -> ICD10.matcher(v.text()).matches()),
        ValueDetector.form(
            "icd-10.short",
            having(3, 3, DIGIT, UPPER).alone(),
            v -> ICD10.matcher(v.text()).matches()),
        ValueDetector.form(
            "blood-group",
            only(2, 14, UPPER, LOWER, DIGIT, PLUS, HYPHEN, SPACE, BRACKET, NON_ASCII),
            v -> BLOOD_GROUP.matcher(v.text()).matches()));
  }
}
