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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Numbers that states give to people, from {@code national-ids.csv}. A row's checksum is {@code
 * zero:W:M} (the weighted sum is divisible by M), {@code last:W:M} (it leaves the last digit; 10
 * stands for 0), {@code comp:W:M} (M less the rest is the last digit; 10 and 11 stand for 0 and 1),
 * or one named in code. A row's date is the position of a date within the digits.
 */
final class NationalIds {
  private static final Map<String, Predicate<String>> NAMED =
      Map.ofEntries(
          Map.entry("form", s -> true),
          Map.entry("luhn", s -> CheckDigits.luhn(digits(s), 0, digits(s).length)),
          Map.entry("mod11-10", s -> CheckDigits.mod11And10(digits(s), digits(s).length)),
          Map.entry("verhoeff", s -> CheckDigits.verhoeff(digits(s), digits(s).length)),
          Map.entry("be", NationalChecksums::belgian),
          Map.entry("fr", NationalChecksums::french),
          Map.entry("es", NationalChecksums::spanish),
          Map.entry("it", NationalChecksums::italian),
          Map.entry("no", NationalChecksums::norwegian),
          Map.entry("fi", NationalChecksums::finnish),
          Map.entry("tr", NationalChecksums::turkish),
          Map.entry("baltic", NationalChecksums::baltic),
          Map.entry("ie", NationalChecksums::irish),
          Map.entry("br", NationalChecksums::brazilian),
          Map.entry("cl", NationalChecksums::chilean),
          Map.entry("cn", NationalChecksums::chinese),
          Map.entry("sg", NationalChecksums::singaporean),
          Map.entry("ru-snils", NationalChecksums::snils));

  private NationalIds() {}

  static List<ValueDetector> all() {
    List<ValueDetector> detectors = new ArrayList<>();
    for (String[] row : CsvResource.rows("national-ids.csv")) {
      detectors.add(detector(row));
    }
    return detectors;
  }

  private static ValueDetector detector(String[] row) {
    String name = row[1] + "." + row[0];
    Pattern form = Pattern.compile(row[3]);
    int minDigits = Integer.parseInt(row[2].split("-")[0]);
    int maxDigits = Integer.parseInt(row[2].split("-")[row[2].contains("-") ? 1 : 0]);
    Predicate<String> checksum = checksum(row[4]);
    Predicate<String> dated = dated(row[5]);
    boolean digitsOnly = form.matcher("0".repeat(maxDigits)).matches() || row[7].equals("digits");
    Precondition when =
        having(minDigits, maxDigits + 6, DIGIT)
            .with(UPPER, LOWER, HYPHEN, DOT, SLASH, SPACE, PLUS)
            .digits(minDigits, maxDigits);
    ValueDetector detector =
        ValueDetector.validated(
            name,
            when,
            Double.parseDouble(row[6]),
            v -> {
              String text = v.text();
              if (!form.matcher(text).matches()) {
                return false;
              }
              String compact = compact(text);
              return dated.test(compact) && checksum.test(compact) && !uniform(compact);
            });
    return digitsOnly ? detector.orInteger() : detector;
  }

  private static String compact(String text) {
    return text.replaceAll("[ ./-]", "").toUpperCase(Locale.ROOT);
  }

  private static boolean uniform(String compact) {
    return compact.chars().filter(Character::isDigit).distinct().count() < 2;
  }

  private static Predicate<String> checksum(String spec) {
    String[] parts = spec.split(":");
    if (parts.length == 1) {
      return java.util.Objects.requireNonNull(NAMED.get(spec), spec);
    }
    int[] weights = Arrays.stream(parts[1].split(" ")).mapToInt(Integer::parseInt).toArray();
    int modulus = Integer.parseInt(parts[2]);
    return s -> {
      byte[] d = digits(s);
      if (d.length < weights.length) {
        return false;
      }
      int rest = CheckDigits.weighted(d, weights) % modulus;
      int last = d[d.length - 1];
      return switch (parts[0]) {
        case "zero" -> rest == 0;
        case "last" -> rest % 10 == last;
        default -> (modulus - rest) % modulus % 10 == last;
      };
    };
  }

  /** Specification: {@code yymmdd@0}, {@code ddmmyy@0}, {@code yyyymmdd@6}; empty for none. */
  private static Predicate<String> dated(String spec) {
    if (spec.isEmpty()) {
      return s -> true;
    }
    String layout = spec.substring(0, spec.indexOf('@'));
    int offset = Integer.parseInt(spec.substring(spec.indexOf('@') + 1));
    int month = offset + layout.indexOf("mm");
    int day = offset + layout.indexOf("dd");
    return s -> {
      byte[] d = digits(s);
      if (d.length < offset + layout.length()) {
        return false;
      }
      // months and days carry the century, sex or a serial in some countries: +20, +40, +50, +60
      int m = (d[month] * 10 + d[month + 1]) % 20;
      int m50 = (d[month] * 10 + d[month + 1]) % 50;
      int x = (d[day] * 10 + d[day + 1]) % 40;
      return (m >= 1 && m <= 12 || m50 >= 1 && m50 <= 12) && x >= 1 && x <= 31;
    };
  }

  static byte[] digits(String s) {
    byte[] d = new byte[s.length()];
    int n = 0;
    for (int i = 0; i < s.length(); i++) {
      if (s.charAt(i) >= '0' && s.charAt(i) <= '9') {
        d[n++] = (byte) (s.charAt(i) - '0');
      }
    }
    return Arrays.copyOf(d, n);
  }
}
