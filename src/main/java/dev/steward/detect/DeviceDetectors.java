package dev.steward.detect;

import static dev.steward.detect.CharClass.DIGIT;
import static dev.steward.detect.CharClass.HYPHEN;
import static dev.steward.detect.CharClass.LOWER;
import static dev.steward.detect.CharClass.OTHER;
import static dev.steward.detect.CharClass.SLASH;
import static dev.steward.detect.CharClass.SPACE;
import static dev.steward.detect.CharClass.UPPER;
import static dev.steward.detect.Precondition.having;
import static dev.steward.detect.Precondition.only;

import java.util.List;
import java.util.regex.Pattern;

/** Numbers of devices and vehicles, universally unique ids, and digests of passwords. */
final class DeviceDetectors {
  private static final Pattern VIN =
      Pattern.compile("[A-HJ-NPR-Z0-9]{3}(?=.*[A-Z])[A-HJ-NPR-Z0-9]{10}[0-9]{4}");
  private static final Pattern CRYPT =
      Pattern.compile(
          "\\$(2[abxy]|1|5|6|y|argon2(id?|d)|scrypt|pbkdf2-\\w+)\\$.{8,}|\\{(SSHA|SHA|MD5|bcrypt)}.+"
              + "|pbkdf2_sha\\d+\\$.+|\\*[0-9A-F]{40}|sha1\\$.+");
  private static final Pattern DIGEST =
      Pattern.compile(
          "[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{56}|[0-9a-fA-F]{64}"
              + "|[0-9a-fA-F]{96}|[0-9a-fA-F]{128}|[A-Za-z0-9+/]{27}=|[A-Za-z0-9+/]{43}="
              + "|[A-Za-z0-9+/]{86}==");
  private static final Pattern SECRET =
      Pattern.compile(
          "(sk|pk|rk)_(live|test)_\\w{16,}|AKIA[0-9A-Z]{16}|gh[pousr]_\\w{30,}|glpat-[\\w-]{20}"
              + "|xox[baprs]-[\\w-]{10,}|eyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]*|AIza[\\w-]{35}");
  private static final int[] VIN_WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
  private static final String VIN_VALUES = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";

  private DeviceDetectors() {}

  static List<ValueDetector> all() {
    return List.of(
        ValueDetector.validated(
            "vin", having(17, 17, DIGIT, UPPER).with(LOWER), 0.1, DeviceDetectors::vin),
        ValueDetector.form(
            "vin-form", having(17, 17, DIGIT, UPPER).alone(), v -> VIN.matcher(v.text()).matches()),
        ValueDetector.validated(
                "imei",
                having(15, 18, DIGIT).with(HYPHEN, SPACE, SLASH).digits(15, 15),
                0.06,
                DeviceDetectors::imei)
            .orInteger(),
        ValueDetector.form(
            "uuid",
            having(36, 38, HYPHEN).with(DIGIT, LOWER, UPPER, OTHER).digits(1, 32),
            DeviceDetectors::uuid),
        ValueDetector.form(
            "password-hash",
            having(16, 300, OTHER).startingWith("${p*s"),
            v -> CRYPT.matcher(v.text()).matches()),
        ValueDetector.form(
            "digest",
            only(28, 128, DIGIT, LOWER, UPPER, OTHER, SLASH, CharClass.PLUS).digits(1, 128),
            v -> DIGEST.matcher(v.text()).matches()),
        ValueDetector.form(
            "secret",
            having(20, 2000, DIGIT, UPPER).startingWith("sprAgxe"),
            v -> SECRET.matcher(v.text()).matches()));
  }

  /** ISO 3779 form, with the check digit of North American numbers where there is one. */
  private static boolean vin(ValueTraits v) {
    if (v.digits() < 4 || v.digits() > 14) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      int c = Character.toUpperCase(v.at(i));
      if (c == 'I' || c == 'O' || c == 'Q') {
        return false;
      }
      sum += vinValue(c) * VIN_WEIGHTS[i];
    }
    int check = sum % 11;
    int ninth = Character.toUpperCase(v.at(8));
    return check == 10 ? ninth == 'X' : ninth == '0' + check;
  }

  private static int vinValue(int c) {
    return VIN_VALUES.indexOf(c) % 10;
  }

  /** Eight, three times four, and twelve hexadecimal digits, in braces or not. */
  private static boolean uuid(ValueTraits v) {
    int start = v.at(0) == '{' ? 1 : 0;
    if (v.length() != 36 + 2 * start || start == 1 && v.last() != '}') {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      byte b = v.at(start + i);
      if (hyphen ? b != '-' : Character.digit(b, 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean imei(ValueTraits v) {
    byte[] d = v.digitValues();
    if (!CheckDigits.luhn(d, 0, 15)) {
      return false;
    }
    int reporter = d[0] * 10 + d[1];
    return reporter == 1
        || reporter == 35
        || reporter == 86
        || reporter == 99
        || reporter == 91
        || reporter == 44
        || reporter == 45
        || reporter == 49
        || reporter == 52;
  }
}
