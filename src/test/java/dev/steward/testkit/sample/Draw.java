package dev.steward.testkit.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What is drawn by lot. */
final class Draw {
  private Draw() {}

  static <T> T of(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  static boolean percent(Random random, int percent) {
    return random.nextInt(100) < percent;
  }

  static int between(Random random, int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  /** Each {@code #} becomes a digit, never a leading zero of a run. */
  static String digits(Random random, String pattern) {
    StringBuilder text = new StringBuilder(pattern);
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '#') {
        text.setCharAt(i, (char) ('1' + random.nextInt(9)));
      }
    }
    return text.toString();
  }

  /** Three {@code #} become the digits of a number below 1000. */
  static String serial(String pattern, int serial) {
    StringBuilder text = new StringBuilder(pattern);
    for (int unit = 100; unit > 0; unit /= 10) {
      int at = text.indexOf("#");
      text.setCharAt(at, (char) ('0' + serial / unit % 10));
    }
    return text.toString();
  }

  static String key(Random random) {
    long most = (random.nextLong() & ~0xF000L) | 0x4000L;
    long least = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(most, least).toString();
  }

  static String ip(Random random) {
    return switch (random.nextInt(8)) {
      case 0 ->
          "2001:db8:"
              + Integer.toHexString(between(random, 1, 0xffff))
              + "::"
              + Integer.toHexString(between(random, 1, 0xffff));
      case 1, 2 -> "192.0.2." + between(random, 1, 254);
      case 3, 4 -> "198.51.100." + between(random, 1, 254);
      default -> "203.0.113." + between(random, 1, 254);
    };
  }

  static LocalDateTime within(Random random, LocalDate first, LocalDate last) {
    int days = (int) (last.toEpochDay() - first.toEpochDay());
    return first
        .plusDays(random.nextInt(days + 1))
        .atStartOfDay()
        .plusSeconds(random.nextInt(86400));
  }

  /** Digits with a valid Luhn check digit at the end. */
  static String luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit * 2 : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return digits + (10 - sum % 10) % 10;
  }

  /** Twelve digits with the check digit of an EAN. */
  static String ean(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return digits + (10 - sum % 10) % 10;
  }
}
