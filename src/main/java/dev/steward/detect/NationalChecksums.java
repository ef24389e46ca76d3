package dev.steward.detect;

import java.util.Arrays;

/**
 * Checksums of national numbers that no table of weights describes. Each takes the number without
 * separators, letters in upper case, of a form that has been checked, or its digits.
 */
final class NationalChecksums {
  private static final String DNI = "TRWAGMYFPDXBNJZSQVHLCKE";
  private static final String HETU = "0123456789ABCDEFHJKLMNPRSTUVWXY";
  private static final String PPS = "WABCDEFGHIJKLMNOPQRSTUV";
  private static final int[] ITALIAN_ODD = {
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
  };
  private static final int[] CHINESE = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  private NationalChecksums() {}

  static boolean belgian(byte[] d) {
    long head = CheckDigits.number(d, 0, 9);
    int check = d[9] * 10 + d[10];
    return 97 - head % 97 == check || 97 - (2_000_000_000L + head) % 97 == check;
  }

  static boolean french(String s) {
    String head = s.substring(0, 13).replace("2A", "19").replace("2B", "18");
    return head.chars().allMatch(Character::isDigit)
        && 97 - Long.parseLong(head) % 97 == Integer.parseInt(s.substring(13));
  }

  static boolean spanish(String s) {
    String number =
        switch (s.charAt(0)) {
          case 'X' -> "0" + s.substring(1, 8);
          case 'Y' -> "1" + s.substring(1, 8);
          case 'Z' -> "2" + s.substring(1, 8);
          default -> s.substring(0, 8);
        };
    return DNI.charAt(Integer.parseInt(number) % 23) == s.charAt(8);
  }

  static boolean italian(String s) {
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      char c = s.charAt(i);
      int value = c <= '9' ? c - '0' : c - 'A';
      sum += i % 2 == 0 ? ITALIAN_ODD[value] : value;
    }
    return s.charAt(15) == 'A' + sum % 26;
  }

  static boolean norwegian(byte[] d) {
    int first = CheckDigits.weighted(d, new int[] {3, 7, 6, 1, 8, 9, 4, 5, 2, 1});
    int second = CheckDigits.weighted(d, new int[] {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1});
    return first % 11 == 0 && second % 11 == 0;
  }

  static boolean finnish(String s) {
    byte[] d = digits(s.substring(0, s.length() - 1));
    return d.length == 9
        && HETU.charAt((int) (CheckDigits.number(d, 0, 9) % 31)) == s.charAt(s.length() - 1);
  }

  static boolean turkish(byte[] d) {
    int odd = d[0] + d[2] + d[4] + d[6] + d[8];
    int even = d[1] + d[3] + d[5] + d[7];
    return Math.floorMod(odd * 7 - even, 10) == d[9] && (odd + even + d[9]) % 10 == d[10];
  }

  static boolean baltic(byte[] d) {
    int check = CheckDigits.weighted(d, new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 1}) % 11;
    if (check == 10) {
      check = CheckDigits.weighted(d, new int[] {3, 4, 5, 6, 7, 8, 9, 1, 2, 3}) % 11 % 10;
    }
    return check == d[10];
  }

  static boolean irish(String s) {
    byte[] d = digits(s);
    int sum = CheckDigits.weighted(d, new int[] {8, 7, 6, 5, 4, 3, 2});
    if (s.length() == 9) {
      sum += 9 * (s.charAt(8) == 'W' ? 0 : s.charAt(8) - 'A' + 1);
    }
    return PPS.charAt(sum % 23) == s.charAt(7);
  }

  static boolean brazilian(byte[] d) {
    int first = CheckDigits.weighted(d, new int[] {10, 9, 8, 7, 6, 5, 4, 3, 2}) * 10 % 11 % 10;
    int second = CheckDigits.weighted(d, new int[] {11, 10, 9, 8, 7, 6, 5, 4, 3, 2}) * 10 % 11 % 10;
    return first == d[9] && second == d[10];
  }

  static boolean chilean(String s) {
    int sum = 0;
    int weight = 2;
    for (int i = s.length() - 2; i >= 0; i--) {
      sum += (s.charAt(i) - '0') * weight;
      weight = weight == 7 ? 2 : weight + 1;
    }
    int check = 11 - sum % 11;
    char expected = check == 11 ? '0' : check == 10 ? 'K' : (char) ('0' + check);
    return s.charAt(s.length() - 1) == expected;
  }

  static boolean chinese(String s) {
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += (s.charAt(i) - '0') * CHINESE[i];
    }
    return "10X98765432".charAt(sum % 11) == s.charAt(17);
  }

  static boolean singaporean(String s) {
    byte[] d = digits(s);
    int sum = CheckDigits.weighted(d, new int[] {2, 7, 6, 5, 4, 3, 2});
    char first = s.charAt(0);
    int rest = (sum + (first == 'T' || first == 'G' ? 4 : 0)) % 11;
    String letters = first == 'S' || first == 'T' ? "JZIHGFEDCBA" : "XWUTRQPNMLK";
    return letters.charAt(rest) == s.charAt(8);
  }

  static boolean snils(byte[] d) {
    int sum = CheckDigits.weighted(d, new int[] {9, 8, 7, 6, 5, 4, 3, 2, 1});
    return sum % 101 % 100 == d[9] * 10 + d[10];
  }

  private static byte[] digits(String s) {
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
