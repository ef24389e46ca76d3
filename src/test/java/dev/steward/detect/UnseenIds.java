package dev.steward.detect;

import java.math.BigInteger;
import java.util.Random;

/** Made-up numbers with the check digits that their issuers ask for. */
final class UnseenIds {
  private UnseenIds() {}

  static String of(String kind, Random random) {
    int year = random.nextInt(60) + 40;
    int month = random.nextInt(12) + 1;
    int day = random.nextInt(28) + 1;
    String born = String.format("%02d%02d%02d", year, month, day);
    int serial = random.nextInt(900) + 50;
    return switch (kind) {
      case "pesel" -> pesel(born + String.format("%04d", serial));
      case "dni" -> dni(random.nextInt(89_999_999) + 10_000_000);
      case "nif" -> weighted(() -> "2" + digits(random, 7), 9, -1);
      case "bsn" -> weighted(() -> "1" + digits(random, 7), 9, 1);
      case "rc" -> rodneCislo(String.format("%02d%02d%02d", year % 50 + 50, month, day), serial);
      case "pnr" -> "19" + born + "-" + luhn(born + String.format("%03d", serial)).substring(6);
      case "hetu" -> hetu(String.format("%02d%02d%02d", day, month, year), serial);
      case "afm" -> afm(digits(random, 7));
      case "snils" -> snils(digits(random, 8));
      case "cf" -> codiceFiscale(random, year, day);
      default -> throw new IllegalArgumentException("no such number: " + kind);
    };
  }

  static String luhn(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      int digit = body.charAt(body.length() - 1 - i) - '0';
      int twice = digit * 2;
      sum += i % 2 == 1 ? digit : twice > 9 ? twice - 9 : twice;
    }
    return body + (10 - sum % 10) % 10;
  }

  static String ean(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      sum += (body.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return body + (10 - sum % 10) % 10;
  }

  static String iban(String country, String account) {
    StringBuilder number = new StringBuilder(account);
    (country + "00")
        .chars()
        .forEach(c -> number.append(Character.isDigit(c) ? c - '0' : c - 'A' + 10));
    int rest = new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValue();
    return country + String.format("%02d", 98 - rest) + account;
  }

  private static String pesel(String body) {
    int[] weights = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3};
    int sum = 0;
    for (int i = 0; i < 10; i++) {
      sum += weights[i] * (body.charAt(i) - '0');
    }
    return body + (10 - sum % 10) % 10;
  }

  private static String dni(int number) {
    return String.valueOf(number) + "TRWAGMYFPDXBNJZSQVHLCKE".charAt(number % 23);
  }

  /** Nine digits weighted 9 to 2: Portuguese (check from 11) or Dutch (check subtracted). */
  private static String weighted(java.util.function.Supplier<String> bodies, int top, int sign) {
    while (true) {
      String body = bodies.get();
      int sum = 0;
      for (int i = 0; i < 8; i++) {
        sum += (top - i) * (body.charAt(i) - '0');
      }
      int check = sign > 0 ? sum % 11 : sum % 11 < 2 ? 0 : 11 - sum % 11;
      if (check < 10) {
        return body + check;
      }
    }
  }

  private static String rodneCislo(String born, int serial) {
    String body = born + String.format("%03d", serial);
    long rest = Long.parseLong(body) % 11;
    return born + "/" + body.substring(6) + (rest == 10 ? 0 : rest);
  }

  private static String hetu(String born, int serial) {
    String number = String.format("%03d", serial);
    int rest = Integer.parseInt(born + number) % 31;
    return born + "-" + number + "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt(rest);
  }

  private static String afm(String digits) {
    String body = "1" + digits;
    int sum = 0;
    for (int i = 0; i < 8; i++) {
      sum += (body.charAt(i) - '0') << (8 - i);
    }
    return body + sum % 11 % 10;
  }

  private static String snils(String digits) {
    String body = "1" + digits;
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += (9 - i) * (body.charAt(i) - '0');
    }
    int check = sum % 101 % 100;
    return String.format(
        "%s-%s-%s %02d", body.substring(0, 3), body.substring(3, 6), body.substring(6), check);
  }

  private static String codiceFiscale(Random random, int year, int day) {
    String consonants = "BCDFGLMNPRSTVZ";
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      body.append(consonants.charAt(random.nextInt(consonants.length())));
    }
    body.append(String.format("%02d", year)).append("ABCDEHLMPRST".charAt(random.nextInt(12)));
    body.append(String.format("%02d", day + (random.nextBoolean() ? 40 : 0)));
    body.append("H501");
    int[] odd = {
      1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      char c = body.charAt(i);
      int value = Character.isDigit(c) ? c - '0' : c - 'A';
      sum += i % 2 == 0 ? odd[value] : value;
    }
    return body.append((char) ('A' + sum % 26)).toString();
  }

  private static String digits(Random random, int count) {
    return random
        .ints(count, 0, 10)
        .collect(StringBuilder::new, StringBuilder::append, (a, b) -> {})
        .toString();
  }
}
