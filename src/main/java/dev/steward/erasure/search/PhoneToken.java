package dev.steward.erasure.search;

/**
 * A phone number wherever it stands, in any spelling. Holds personal data.
 *
 * @param digits of the E.164 number, without plus
 * @param suffix how many of the last digits stand at the end of any spelling
 * @param number the token's number
 */
record PhoneToken(String digits, int suffix, int number) {
  PhoneToken {
    if (suffix < 1 || suffix > digits.length()) {
      throw new IllegalArgumentException("A suffix of a number of " + digits.length() + " digits");
    }
  }

  /** Whether digits that end with the suffix are this number: with or without its country code. */
  boolean isSpelledBy(byte[] read, int from, int to) {
    int start = from;
    while (start < to && read[start] == '0') {
      start++;
    }
    int length = to - start;
    if (length < suffix || length > digits.length()) {
      return false;
    }
    for (int i = 1; i <= length; i++) {
      if (digits.charAt(digits.length() - i) != read[to - i]) {
        return false;
      }
    }
    return true;
  }

  /** Tells its length only. */
  @Override
  public String toString() {
    return "PhoneToken[" + digits.length() + " digits]";
  }
}
