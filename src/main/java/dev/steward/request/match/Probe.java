package dev.steward.request.match;

import dev.steward.core.AsciiText;
import dev.steward.core.ColumnVector;
import dev.steward.request.IdentifierForm;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Looks up the cells of one column that holds identifiers, or keys, of people. What matches, the
 * {@link PersonLookup} tells that it came from. Allocates nothing for ASCII cells that match
 * nobody, and does no work at all where nobody is looked for by that kind. For one thread.
 */
public final class Probe {
  private final ProbeIndex index;
  private final PersonLookup person;
  private final byte[] digits = new byte[20];
  private byte[] scratch = new byte[64];

  Probe(ProbeIndex index, PersonLookup person) {
    this.index = index;
    this.person = person;
  }

  /** Whether anybody is looked for by that kind; if not, the column need not be read. */
  public boolean isNeeded() {
    return !index.isEmpty();
  }

  /** Looks a row's cell up, each of its values where there are several. Null matches nobody. */
  public void cell(ColumnVector column, int row) {
    if (index.isEmpty() || column.isNull(row)) {
      return;
    }
    if (column instanceof ColumnVector.Bytes bytes) {
      text(bytes.data(), bytes.offsets()[row], bytes.offsets()[row + 1]);
    } else if (column instanceof ColumnVector.Longs longs) {
      number(longs.values()[row]);
    } else if (column instanceof ColumnVector.Dictionary dictionary) {
      cell(dictionary.values(), dictionary.ids()[row]);
    } else if (column instanceof ColumnVector.Repeated repeated) {
      for (int i = repeated.starts()[row]; i < repeated.starts()[row + 1]; i++) {
        cell(repeated.values(), i);
      }
    } else if (column instanceof ColumnVector.Decimals decimals) {
      number(decimals.values()[row]);
    } else if (column instanceof ColumnVector.Doubles doubles) {
      double value = doubles.values()[row];
      if (Double.isFinite(value)) {
        number(BigDecimal.valueOf(value));
      }
    }
  }

  /** Looks up text in UTF-8. */
  public void text(byte[] data, int from, int to) {
    if (index.isEmpty()) {
      return;
    }
    int start = from;
    int end = to;
    while (start < end && isSpace(data[start])) {
      start++;
    }
    while (end > start && isSpace(data[end - 1])) {
      end--;
    }
    if (start == end) {
      return;
    }
    switch (index.form()) {
      case EXACT -> exact(data, start, end);
      case EMAIL -> email(data, start, end);
      case PHONE -> phone(data, start, end);
    }
  }

  /** Looks up a whole number, as its decimal digits. */
  public void number(long value) {
    if (index.isEmpty()) {
      return;
    }
    if (value == Long.MIN_VALUE) {
      number(BigDecimal.valueOf(value));
      return;
    }
    int start = digits.length;
    long rest = Math.abs(value);
    do {
      digits[--start] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest != 0);
    if (value < 0) {
      digits[--start] = '-';
    }
    text(digits, start, digits.length);
  }

  private void number(BigDecimal value) {
    byte[] text = value.stripTrailingZeros().toPlainString().getBytes(StandardCharsets.US_ASCII);
    text(text, 0, text.length);
  }

  private void exact(byte[] data, int from, int to) {
    if (data[from] < 0 || data[to - 1] < 0) {
      slowly(data, from, to); // it may be a space beyond ASCII
    } else {
      index.find(data, from, from, to, person);
    }
  }

  private void email(byte[] data, int from, int to) {
    byte[] folded = scratch(to - from);
    if (AsciiText.lower(data, from, to, folded)) {
      index.find(folded, 0, 0, to - from, person);
    } else {
      slowly(data, from, to);
    }
  }

  private void phone(byte[] data, int from, int to) {
    byte[] number = scratch(to - from);
    int count = 0;
    boolean plain = true;
    boolean ascii = true;
    for (int i = from; i < to; i++) {
      byte b = data[i];
      if (b >= '0' && b <= '9') {
        number[count++] = b;
      } else {
        plain &= isSeparator(b);
        ascii &= b >= 0;
      }
    }
    if (ascii && count < 2) {
      return; // with letters for digits a number still has two
    }
    if (!plain || mayContain(number, count)) {
      slowly(data, from, to);
    }
  }

  private boolean mayContain(byte[] number, int count) {
    for (int suffix : index.suffixDigits()) {
      if (count >= suffix && index.mayContainSuffix(number, count - suffix, count)) {
        return true;
      }
    }
    return false;
  }

  private void slowly(byte[] data, int from, int to) {
    String text = new String(data, from, to - from, StandardCharsets.UTF_8);
    Optional<String> comparable = index.forms().comparable(index.form(), text);
    if (comparable.isEmpty()) {
      return;
    }
    byte[] value = comparable.get().getBytes(StandardCharsets.UTF_8);
    if (index.form() != IdentifierForm.PHONE) {
      index.find(value, 0, 0, value.length, person);
      return;
    }
    for (int suffix : index.suffixDigits()) {
      if (value.length > suffix) {
        index.find(value, 0, value.length - suffix, value.length, person);
      }
    }
  }

  private byte[] scratch(int length) {
    if (scratch.length < length) {
      scratch = Arrays.copyOf(scratch, Math.max(length, scratch.length * 2));
    }
    return scratch;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || (b >= 9 && b <= 13) || (b >= 28 && b <= 31);
  }

  private static boolean isSeparator(byte b) {
    return switch (b) {
      case ' ', '\t', '+', '-', '.', '(', ')', '/' -> true;
      default -> false;
    };
  }
}
