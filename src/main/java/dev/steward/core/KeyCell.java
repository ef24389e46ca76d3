package dev.steward.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * The key in a cell: text without the spaces around it, a whole number as its decimal digits. Read
 * in place. For one thread.
 */
public final class KeyCell {
  private static final byte[] NONE = {};

  private final byte[] digits = new byte[20];
  private byte[] data = NONE;
  private int from;
  private int to;

  /**
   * Reads a cell.
   *
   * @return false where it has no key: it is null, or of spaces only
   */
  public boolean read(ColumnVector column, int row) {
    if (column.isNull(row)) {
      return none();
    }
    if (column instanceof ColumnVector.Bytes bytes) {
      return text(bytes.data(), bytes.offsets()[row], bytes.offsets()[row + 1]);
    }
    if (column instanceof ColumnVector.Dictionary dictionary) {
      return read(dictionary.values(), dictionary.ids()[row]);
    }
    if (column instanceof ColumnVector.Longs longs) {
      return number(longs.values()[row]);
    }
    if (column instanceof ColumnVector.Decimals decimals) {
      BigDecimal value = decimals.values()[row];
      return value == null ? none() : text(value.stripTrailingZeros().toPlainString());
    }
    if (column instanceof ColumnVector.Doubles doubles) {
      double value = doubles.values()[row];
      return Double.isFinite(value)
          ? text(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString())
          : none();
    }
    return none(); // a list is no key
  }

  private boolean none() {
    data = NONE;
    from = 0;
    to = 0;
    return false;
  }

  /**
   * Reads a key that stands as text elsewhere.
   *
   * @return false where it is empty, or of spaces only
   */
  public boolean text(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return text(bytes, 0, bytes.length);
  }

  /**
   * Reads a key in UTF-8, in place.
   *
   * @return false where it is empty, or of spaces only
   */
  public boolean text(byte[] bytes, int start, int end) {
    data = bytes;
    from = start;
    to = end;
    while (from < to && isSpace(data[from])) {
      from++;
    }
    while (to > from && isSpace(data[to - 1])) {
      to--;
    }
    return from < to;
  }

  private boolean number(long value) {
    if (value == Long.MIN_VALUE) {
      return text(Long.toString(value));
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
    data = digits;
    from = start;
    to = digits.length;
    return true;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || (b >= 9 && b <= 13) || (b >= 28 && b <= 31);
  }

  public byte[] data() {
    return data;
  }

  public int from() {
    return from;
  }

  public int to() {
    return to;
  }

  public byte[] copy() {
    return Arrays.copyOfRange(data, from, to);
  }

  /** Tells nothing of the key. */
  @Override
  public String toString() {
    return "KeyCell[" + (to - from) + " bytes]";
  }
}
