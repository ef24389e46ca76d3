package dev.steward.detect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one pass over a value's bytes tells of it. One instance is used for value after value, by
 * one thread. Never prints the value.
 */
final class ValueTraits {
  /** Longer texts are judged by their beginning. */
  static final int LONGEST = 4096;

  private final int[] counts = new int[CharClass.COUNT];
  private byte[] data = {};
  private int from;
  private int to;
  private int classes;
  private boolean counted;
  private int digits = -1;
  private @Nullable String text;
  private final byte[] digitValues = new byte[40];
  private boolean digitsRead;
  private long folded;
  private final byte[] decimal = new byte[20];
  private final TokenKinds tokens = new TokenKinds();

  /** Reads a whole number, written in decimal. */
  void read(long number) {
    int start = decimal.length;
    long rest = number;
    do {
      decimal[--start] = (byte) ('0' + Math.abs(rest % 10));
      rest /= 10;
    } while (rest != 0);
    if (number < 0) {
      decimal[--start] = '-';
    }
    read(decimal, start, decimal.length);
  }

  /** Reads a value; surrounding spaces do not count. */
  void read(byte[] bytes, int start, int end) {
    int first = start;
    int last = Math.min(end, start + LONGEST);
    while (first < last && bytes[first] == ' ') {
      first++;
    }
    while (last > first && bytes[last - 1] == ' ') {
      last--;
    }
    data = bytes;
    from = first;
    to = last;
    text = null;
    digitsRead = false;
    folded = 0;
    counted = false;
    digits = -1;
    tokens.forget();
    classes = Glance.classes(bytes, first, last);
  }

  int length() {
    return to - from;
  }

  /** How many bytes are of a class; counted once, on demand. */
  int count(CharClass c) {
    if (!counted) {
      counted = true;
      Arrays.fill(counts, 0);
      byte[] table = CharClass.OF_BYTE;
      for (int i = from; i < to; i++) {
        counts[table[data[i] & 0xff]]++;
      }
    }
    return counts[c.ordinal()];
  }

  /** How many digits there are; counted once, on demand, faster than all classes are. */
  int digits() {
    if (digits < 0) {
      int found = 0;
      for (int i = from; i < to; i++) {
        found += data[i] >= '0' && data[i] <= '9' ? 1 : 0;
      }
      digits = found;
    }
    return digits;
  }

  /** ASCII letters and the bytes of others. */
  int letters() {
    return count(CharClass.LOWER) + count(CharClass.UPPER) + count(CharClass.NON_ASCII);
  }

  boolean has(CharClass c) {
    return (classes & c.bit()) != 0;
  }

  /** The set of classes that occur. */
  int classes() {
    return classes;
  }

  byte at(int index) {
    return data[from + index];
  }

  byte last() {
    return data[to - 1];
  }

  byte[] data() {
    return data;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** The value as a string; decoded once, on demand. */
  String text() {
    String decoded = text;
    if (decoded == null) {
      decoded = new String(data, from, to - from, StandardCharsets.UTF_8);
      text = decoded;
    }
    return decoded;
  }

  /** The hash of the folded value, never 0; found once, on demand. */
  long folded() {
    if (folded == 0) {
      folded =
          has(CharClass.NON_ASCII)
              ? Bytes64.of(Words.fold(text()))
              : Bytes64.ofAscii(data, from, to);
    }
    return folded;
  }

  /** The value's words with their kinds; found once, on demand. */
  TokenKinds tokens(Lexicon lexicon) {
    tokens.read(this, lexicon);
    return tokens;
  }

  /**
   * The values of the digits, the first 40 of them; found once, on demand. The array is used again
   * for the next value.
   */
  byte[] digitValues() {
    if (!digitsRead) {
      digitsRead = true;
      int n = 0;
      for (int i = from; i < to && n < digitValues.length; i++) {
        int d = data[i] - '0';
        if (d >= 0 && d <= 9) {
          digitValues[n++] = (byte) d;
        }
      }
    }
    return digitValues;
  }

  @Override
  public String toString() {
    return "ValueTraits[" + length() + "]";
  }
}
