package dev.steward.detect;

/** Checksums over decimal digits. */
final class CheckDigits {
  private static final int[][] VERHOEFF_D = verhoeffD();
  private static final int[][] VERHOEFF_P = verhoeffP();

  private CheckDigits() {}

  /** ISO/IEC 7812-1, annex B. */
  static boolean luhn(byte[] d, int from, int to) {
    int sum = 0;
    boolean twice = false;
    for (int i = to - 1; i >= from; i--) {
      int x = twice ? d[i] * 2 : d[i];
      sum += x > 9 ? x - 9 : x;
      twice = !twice;
    }
    return sum % 10 == 0;
  }

  static int weighted(byte[] d, int[] weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += d[i] * weights[i];
    }
    return sum;
  }

  /** ISO 7064, MOD 11,10. */
  static boolean mod11And10(byte[] d, int n) {
    int product = 10;
    for (int i = 0; i < n - 1; i++) {
      int sum = (d[i] + product) % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (11 - product) % 10 == d[n - 1];
  }

  /** ISO 7064, MOD 97-10. */
  static boolean mod97And10(byte[] d, int n) {
    int rest = 0;
    for (int i = 0; i < n; i++) {
      rest = (rest * 10 + d[i]) % 97;
    }
    return rest == 1;
  }

  static boolean verhoeff(byte[] d, int n) {
    int c = 0;
    for (int i = 0; i < n; i++) {
      c = VERHOEFF_D[c][VERHOEFF_P[i % 8][d[n - 1 - i]]];
    }
    return c == 0;
  }

  static long number(byte[] d, int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + d[i];
    }
    return value;
  }

  private static int[][] verhoeffD() {
    int[][] table = new int[10][10];
    for (int a = 0; a < 10; a++) {
      for (int b = 0; b < 10; b++) {
        boolean rotation = a < 5;
        int base = a % 5;
        int value =
            rotation
                ? b < 5 ? (base + b) % 5 : 5 + (base + b) % 5
                : b < 5 ? 5 + (base - b + 5) % 5 : (base - b % 5 + 5) % 5;
        table[a][b] = value;
      }
    }
    return table;
  }

  private static int[][] verhoeffP() {
    int[][] table = new int[8][];
    table[0] = new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    int[] step = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
    for (int i = 1; i < 8; i++) {
      table[i] = new int[10];
      for (int j = 0; j < 10; j++) {
        table[i][j] = table[i - 1][step[j]];
      }
    }
    return table;
  }
}
