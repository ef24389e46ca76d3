package dev.steward.detect;

import static dev.steward.detect.CharClass.DIGIT;
import static dev.steward.detect.CharClass.DOT;
import static dev.steward.detect.CharClass.HYPHEN;
import static dev.steward.detect.CharClass.LOWER;
import static dev.steward.detect.CharClass.PLUS;
import static dev.steward.detect.CharClass.SLASH;
import static dev.steward.detect.CharClass.SPACE;
import static dev.steward.detect.CharClass.UPPER;
import static dev.steward.detect.Precondition.having;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Numbers that states give to people, from {@code national-ids.csv}; its columns are explained at
 * {@link DigitChecksum} and {@link DigitDate}. The cheap tests come first: the date, the checksum
 * over the digits, then the form, then checksums that involve letters.
 */
final class NationalIds {
  private NationalIds() {}

  static List<ValueDetector> all() {
    List<ValueDetector> detectors = new ArrayList<>();
    for (String[] row : CsvResource.rows("national-ids.csv")) {
      detectors.add(detector(row));
    }
    return detectors;
  }

  private static ValueDetector detector(String[] row) {
    String[] digits = row[2].split("-");
    int least = Integer.parseInt(digits[0]);
    int most = Integer.parseInt(digits[digits.length - 1]);
    Pattern form = Pattern.compile(row[3]);
    DigitChecksum checksum = DigitChecksum.of(row[4]);
    LetterChecksum letters = LetterChecksum.of(row[4]);
    DigitDate date = DigitDate.of(row[5]);
    Precondition when =
        having(least, most + 8, DIGIT)
            .with(UPPER, LOWER, HYPHEN, DOT, SLASH, SPACE, PLUS)
            .digits(least, most);
    boolean bare = row[7].equals("digits");
    ValueDetector detector =
        ValueDetector.validated(
            row[1] + "." + row[0],
            when,
            Double.parseDouble(row[6]),
            v -> {
              if (!bare && v.digits() == v.length()) {
                return false;
              }
              byte[] d = v.digitValues();
              int n = v.digits();
              return !uniform(d, n)
                  && date.isPlausible(d, n)
                  && checksum.holds(d, n)
                  && form.matcher(v.text()).matches()
                  && letters.holds(compact(v.text()));
            });
    return bare ? detector.orInteger() : detector;
  }

  private static String compact(String text) {
    StringBuilder compact = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        compact.append(text.charAt(i));
      }
    }
    return compact.toString().toUpperCase(Locale.ROOT);
  }

  private static boolean uniform(byte[] d, int n) {
    for (int i = 1; i < n; i++) {
      if (d[i] != d[0]) {
        return false;
      }
    }
    return true;
  }
}
