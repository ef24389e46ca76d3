package dev.steward.shuffle;

/** Lengths in as few bytes as they need: seven bits a byte, the lowest first. */
final class Varint {
  static final int LONGEST = 5;

  private Varint() {}

  /**
   * @return the position behind it
   */
  static int put(byte[] data, int position, int value) {
    int at = position;
    int left = value;
    while (left >>> 7 != 0) {
      data[at++] = (byte) (left | 0x80);
      left >>>= 7;
    }
    data[at] = (byte) left;
    return at + 1;
  }

  static int at(byte[] data, int position) {
    int value = data[position];
    if (value >= 0) {
      return value;
    }
    value &= 0x7F;
    for (int at = position + 1, shift = 7; ; at++, shift += 7) {
      value |= (data[at] & 0x7F) << shift;
      if (data[at] >= 0) {
        return value;
      }
    }
  }

  /** The position behind the one at a position. */
  static int behind(byte[] data, int position) {
    int at = position;
    while (data[at] < 0) {
      at++;
    }
    return at + 1;
  }
}
