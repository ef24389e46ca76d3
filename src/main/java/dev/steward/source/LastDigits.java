package dev.steward.source;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.steward.core.KeyCell;
import dev.steward.core.KeyTuples;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the digits that end a number. Where a cell holds nothing but digits and what separates
 * them, they stand at its end. Where it holds more, such as an extension, letters that are digits
 * on a telephone's keys, or another script's digits, they may stand anywhere in it. For one thread.
 */
final class LastDigits {
  private final KeyTuples keys;
  private final int[] lengths;
  private final KeyCell trial = new KeyCell();
  private final List<KeyCell> forms = new ArrayList<>();
  private byte[] digits = new byte[64];
  private int count;
  private int found;

  /**
   * @param keys of one cell, which holds digits
   */
  LastDigits(KeyTuples keys) {
    this.keys = keys;
    this.lengths =
        IntStream.range(0, keys.size())
            .map(key -> keys.cell(key, 0).length)
            .filter(length -> length > 0)
            .distinct()
            .sorted()
            .toArray();
  }

  /** Number of keys that a cell may be the number of. */
  int read(byte[] data, int from, int to) {
    found = 0;
    if (lengths.length == 0) {
      return 0;
    }
    reserve(to - from);
    count = 0;
    boolean plain = true;
    boolean ascii = true;
    for (int i = from; i < to; i++) {
      byte b = data[i];
      if (b >= '0' && b <= '9') {
        digits[count++] = b;
      } else {
        plain &= isSeparator(b);
        ascii &= b >= 0;
      }
    }
    if (plain) {
      endingAt(count);
      return found;
    }
    // with letters for digits a number still has two
    if (ascii && count < 2) {
      return 0;
    }
    return spelledOut(new String(data, from, to - from, StandardCharsets.UTF_8));
  }

  private int spelledOut(String text) {
    anywhere();
    int plainDigits = count;
    text(text, false);
    if (count != plainDigits) {
      anywhere();
    }
    text(text, true);
    anywhere();
    return found;
  }

  private void text(String text, boolean letters) {
    reserve(text.length());
    count = 0;
    String converted = letters ? PhoneNumberUtil.convertAlphaCharactersInNumber(text) : text;
    converted
        .codePoints()
        .map(c -> Character.digit(c, 10))
        .filter(digit -> digit >= 0)
        .forEach(
            digit -> {
              reserve(count + 1);
              digits[count++] = (byte) ('0' + digit);
            });
  }

  private void anywhere() {
    for (int end = lengths[0]; end <= count; end++) {
      endingAt(end);
    }
  }

  private void endingAt(int end) {
    for (int length : lengths) {
      if (length > end) {
        return;
      }
      if (trial.text(digits, end - length, end) && keys.find(trial) >= 0) {
        add(end - length, end);
      }
    }
  }

  private void add(int from, int to) {
    byte[] copy = Arrays.copyOfRange(digits, from, to);
    for (int i = 0; i < found; i++) {
      if (Arrays.equals(forms.get(i).copy(), copy)) {
        return;
      }
    }
    if (found == forms.size()) {
      forms.add(new KeyCell());
    }
    forms.get(found++).text(copy, 0, copy.length);
  }

  /** One of the keys' cells found last. */
  KeyCell form(int form) {
    return forms.get(form);
  }

  private void reserve(int length) {
    if (digits.length < length) {
      digits = Arrays.copyOf(digits, Math.max(length, 2 * digits.length));
    }
  }

  private static boolean isSeparator(byte b) {
    return switch (b) {
      case ' ', '\t', '+', '-', '.', '(', ')', '/' -> true;
      default -> false;
    };
  }
}
