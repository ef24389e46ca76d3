package dev.steward.detect;

import java.util.List;

/** The words of a value and what the lexicon says of each, for the first of them. */
final class TokenKinds {
  private static final int MOST = 64;

  private final long[] kinds = new long[MOST];
  private final int[] starts = new int[MOST];
  private final int[] ends = new int[MOST];
  private final boolean[] capitals = new boolean[MOST];
  private int count = -1;
  private long all;

  void forget() {
    count = -1;
  }

  void read(ValueTraits value, Lexicon lexicon) {
    if (count >= 0) {
      return;
    }
    count = 0;
    all = 0;
    if (value.has(CharClass.NON_ASCII)) {
      readText(value.text(), lexicon);
    } else {
      readAscii(value, lexicon);
    }
  }

  int count() {
    return count;
  }

  /** What any of the words is. */
  long all() {
    return all;
  }

  long kinds(int token) {
    return kinds[token];
  }

  int length(int token) {
    return ends[token] - starts[token];
  }

  /** Whether the word begins with a capital, or with a letter that has no case. */
  boolean capital(int token) {
    return capitals[token];
  }

  private void readAscii(ValueTraits value, Lexicon lexicon) {
    byte[] data = value.data();
    int start = -1;
    for (int i = value.from(); i <= value.to() && count < MOST; i++) {
      boolean letter = i < value.to() && isLetterOrDigit(data[i]);
      if (letter && start < 0) {
        start = i;
      } else if (!letter && start >= 0) {
        boolean capital = data[start] < 'a';
        add(start, i, lexicon.kindsOfAscii(data, start, i), capital);
        start = -1;
      }
    }
  }

  private void readText(String text, Lexicon lexicon) {
    int at = 0;
    while (at < text.length() && count < MOST) {
      while (at < text.length() && !isWordPart(text.charAt(at))) {
        at++;
      }
      int start = at;
      while (at < text.length() && isWordPart(text.charAt(at))) {
        at++;
      }
      if (at > start) {
        add(
            start,
            at,
            lexicon.kindsOfWord(text.substring(start, at)),
            !Character.isLowerCase(text.charAt(start)));
      }
    }
  }

  private void add(int start, int end, long its, boolean capital) {
    starts[count] = start;
    ends[count] = end;
    kinds[count] = its;
    capitals[count] = capital;
    all |= its;
    count++;
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static boolean isLetterOrDigit(byte b) {
    int c = CharClass.OF_BYTE[b & 0xff];
    return c <= 2; // digits, lower and upper case letters
  }

  @Override
  public String toString() {
    return "TokenKinds" + List.of(count);
  }
}
