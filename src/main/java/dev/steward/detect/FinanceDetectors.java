package dev.steward.detect;

import static dev.steward.detect.CharClass.DIGIT;
import static dev.steward.detect.CharClass.DOT;
import static dev.steward.detect.CharClass.HYPHEN;
import static dev.steward.detect.CharClass.LOWER;
import static dev.steward.detect.CharClass.SLASH;
import static dev.steward.detect.CharClass.SPACE;
import static dev.steward.detect.CharClass.UPPER;
import static dev.steward.detect.Precondition.having;

import java.util.List;
import java.util.regex.Pattern;
import org.iban4j.BicUtil;
import org.iban4j.IbanUtil;

/** Payment cards and bank accounts. */
final class FinanceDetectors {
  private static final Pattern BIC = Pattern.compile("[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");
  private static final Pattern CRYPTO =
      Pattern.compile(
          "(bc1[ac-hj-np-z02-9]{25,60}|[13][1-9A-HJ-NP-Za-km-z]{25,34}|0x[0-9a-fA-F]{40})");

  private FinanceDetectors() {}

  static List<ValueDetector> all() {
    return List.of(
        ValueDetector.validated(
                "credit-card",
                having(13, 23, DIGIT).with(SPACE, HYPHEN).digits(13, 19),
                0.1,
                FinanceDetectors::card)
            .orInteger(),
        ValueDetector.validated(
            "iban",
            having(15, 42, DIGIT).with(UPPER, LOWER, SPACE, HYPHEN).digits(8, 34),
            0.01,
            FinanceDetectors::iban),
        ValueDetector.form(
            "bic",
            Precondition.only(8, 11, UPPER, DIGIT),
            v -> BIC.matcher(v.text()).matches() && bic(v.text())),
        ValueDetector.form(
            "vat-id",
            having(9, 14, DIGIT, UPPER).alone().digits(7, 12),
            v -> letter(v.at(0)) && letter(v.at(1)) && !letter(v.last())),
        ValueDetector.form(
                "account-form",
                having(4, 40, DIGIT).with(UPPER, SPACE, HYPHEN, DOT, SLASH).digits(4, 34),
                v -> v.digits() * 2 > v.length())
            .orInteger(),
        ValueDetector.form(
            "crypto-address",
            having(26, 64, DIGIT, LOWER).with(UPPER),
            v -> v.count(LOWER) > 2 && CRYPTO.matcher(v.text()).matches()));
  }

  private static boolean card(ValueTraits v) {
    byte[] d = v.digitValues();
    int n = v.digits();
    return issued(d, n) && CheckDigits.luhn(d, 0, n) && !monotonous(d, n);
  }

  /** Whether an issuer gives out numbers of that beginning and length. */
  private static boolean issued(byte[] d, int n) {
    int two = d[0] * 10 + d[1];
    int four = two * 100 + d[2] * 10 + d[3];
    return switch (d[0]) {
      case 4 -> n == 16 || n == 19; // 13 digits were given up long ago, and are those of an EAN
      case 5 -> two >= 51 && two <= 55 ? n == 16 : (two == 50 || two >= 56) && n >= 14;
      case 2 -> n == 16 && four >= 2200 && four <= 2720;
      case 3 ->
          two == 34 || two == 37
              ? n == 15
              : two == 36 || two == 38 || two == 39 || four / 10 >= 300 && four / 10 <= 305
                  ? n == 14 || n == 16
                  : four >= 3528 && four <= 3589 && n == 16;
      case 6 ->
          four == 6011 || two == 65 || two == 62 || four >= 6440
              ? n == 16 || n == 19
              : (two == 63 || two == 67) && n >= 16;
      case 9 -> n == 16 && (four >= 9792 && four <= 9792 || two == 94);
      default -> false;
    };
  }

  private static boolean monotonous(byte[] d, int n) {
    for (int i = 1; i < n; i++) {
      if (d[i] != d[0]) {
        return false;
      }
    }
    return true;
  }

  private static boolean iban(ValueTraits v) {
    if (!letter(v.at(0)) || !letter(v.at(1)) || Character.digit(v.at(2), 10) < 0) {
      return false;
    }
    StringBuilder compact = new StringBuilder(34);
    for (int i = 0; i < v.length(); i++) {
      byte b = v.at(i);
      if (b != ' ' && b != '-') {
        compact.append((char) (b >= 'a' ? b - 32 : b));
      }
    }
    return compact.length() >= 15 && compact.length() <= 34 && IbanUtil.isValid(compact.toString());
  }

  private static boolean bic(String text) {
    try {
      BicUtil.validate(text);
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static boolean letter(byte b) {
    return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
  }
}
