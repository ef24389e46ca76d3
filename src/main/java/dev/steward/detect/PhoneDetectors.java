package dev.steward.detect;

import static dev.steward.detect.CharClass.BRACKET;
import static dev.steward.detect.CharClass.DIGIT;
import static dev.steward.detect.CharClass.DOT;
import static dev.steward.detect.CharClass.HYPHEN;
import static dev.steward.detect.CharClass.LOWER;
import static dev.steward.detect.CharClass.PLUS;
import static dev.steward.detect.CharClass.SLASH;
import static dev.steward.detect.CharClass.SPACE;
import static dev.steward.detect.Precondition.having;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import java.util.regex.Pattern;

/** Telephone numbers: certain with a country code, else by their form. */
final class PhoneDetectors {
  private static final Pattern GROUPED =
      Pattern.compile(
          "\\(\\d{2,5}\\) ?\\d{2,4}([ -]?\\d{2,4}){1,3}" // (030) 1234-567
              + "|1?[-. ]?\\(?[2-9]\\d{2}\\)?[-. ]?[2-9]\\d{2}[-.]\\d{4}( ?x\\d+)?" // 212-555-0123
              + "|[1-9]\\d{2}-555-\\d{4}" // fictitious numbers
              + "|0\\d{1,4}[-/ ]\\d{3,8}([ -]\\d{1,4}){0,3}" // 030 12345-67
              + "|0\\d([ .-]\\d{2}){4}" // 01 23 45 67 89
              + "|\\d{2,3}([ .-]\\d{2,3}){2,4}"); // 22 123 45 67

  private PhoneDetectors() {}

  static List<ValueDetector> all() {
    return List.of(
        ValueDetector.validated(
            "phone",
            having(8, 30, DIGIT).with(PLUS, SPACE, HYPHEN, DOT, BRACKET, SLASH).digits(8, 16),
            0.3,
            PhoneDetectors::international),
        ValueDetector.form(
            "phone-form",
            having(7, 24, DIGIT).with(SPACE, HYPHEN, DOT, BRACKET, SLASH).digits(7, 14),
            v -> v.digits() < v.length() && grouped(v)),
        ValueDetector.form(
            "phone-loose",
            having(6, 30, DIGIT)
                .with(PLUS, SPACE, HYPHEN, DOT, BRACKET, SLASH, LOWER)
                .digits(6, 15),
            PhoneDetectors::loose),
        ValueDetector.form(
                "phone-digits", having(7, 14, DIGIT).alone().digits(7, 14), v -> v.digits() >= 7)
            .orInteger());
  }

  /** Digits in groups, however they are written; enough where the name says that it is one. */
  private static boolean loose(ValueTraits v) {
    boolean number = v.count(DOT) == 1 && v.digits() + 1 == v.length() || v.at(0) == '-';
    return !number
        && v.count(CharClass.LOWER) <= 4
        && v.digits() * 2 > v.length()
        && !DateDetectors.looksLikeDate(v);
  }

  private static boolean grouped(ValueTraits v) {
    boolean fourNumbers = v.count(DOT) == 3;
    return !fourNumbers && !DateDetectors.looksLikeDate(v) && GROUPED.matcher(v.text()).matches();
  }

  /** With a country code, and valid there as far as libphonenumber knows. */
  private static boolean international(ValueTraits v) {
    boolean plus = v.at(0) == '+';
    if (!plus && !(v.at(0) == '0' && v.at(1) == '0')) {
      return false;
    }
    if (v.count(PLUS) > 1) {
      return false;
    }
    PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    String text = plus ? v.text() : "+" + v.text().substring(2);
    try {
      return phones.isPossibleNumber(phones.parse(text, "ZZ"));
    } catch (NumberParseException e) {
      return false;
    }
  }
}
