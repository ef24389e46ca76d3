package dev.steward.report.parquet;

/**
 * Parquet's hybrid of runs and bit-packed groups of eight, for levels and positions in a
 * dictionary.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/data-pages/encodings/">Encodings, RLE =
 *     3</a>
 */
final class RunEncoder {
  private static final int GROUP = 8;
  // so that the header of the groups takes one byte
  private static final int MOST_GROUPS = 63;

  private final PageBytes out;
  private final int width;
  private int groupsHeader;
  private int groups;

  private RunEncoder(PageBytes out, int width) {
    this.out = out;
    this.width = width;
  }

  /** Number of bits that positions in a dictionary of that many entries need. */
  static int width(int entries) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, entries - 1));
  }

  /** The same value so many times. */
  static void repeat(int value, int count, int width, PageBytes out) {
    out.putVarInt(count << 1);
    out.putLong(value, (width + 7) / 8);
  }

  static void encode(int[] values, int count, int width, PageBytes out) {
    new RunEncoder(out, width).encode(values, count);
  }

  private void encode(int[] values, int count) {
    int at = 0;
    while (at + GROUP <= count) {
      if (isRun(values, at)) {
        int end = endOfRun(values, at + GROUP, count);
        closeGroups();
        repeat(values[at], end - at, width, out);
        at = end;
      } else {
        pack(values, at);
        at += GROUP;
      }
    }
    if (at < count) {
      int[] last = new int[GROUP];
      System.arraycopy(values, at, last, 0, count - at);
      pack(last, 0);
    }
    closeGroups();
  }

  private static boolean isRun(int[] values, int at) {
    int first = values[at];
    int differences = 0;
    for (int i = 1; i < GROUP; i++) {
      differences |= values[at + i] ^ first;
    }
    return differences == 0;
  }

  private static int endOfRun(int[] values, int from, int count) {
    int value = values[from - 1];
    int end = from;
    while (end < count && values[end] == value) {
      end++;
    }
    return end;
  }

  private void pack(int[] values, int at) {
    if (groups == MOST_GROUPS) {
      closeGroups();
    }
    if (groups++ == 0) {
      groupsHeader = out.length;
      out.putByte(0);
    }
    if (width <= GROUP) {
      long packed = 0;
      for (int i = GROUP - 1; i >= 0; i--) {
        packed = packed << width | values[at + i];
      }
      out.putLong(packed, width);
    } else {
      packWide(values, at);
    }
  }

  private void packWide(int[] values, int at) {
    long packed = 0;
    int bits = 0;
    for (int i = 0; i < GROUP; i++) {
      packed |= (long) values[at + i] << bits;
      bits += width;
      while (bits >= Byte.SIZE) {
        out.putByte((int) packed);
        packed >>>= Byte.SIZE;
        bits -= Byte.SIZE;
      }
    }
  }

  private void closeGroups() {
    if (groups > 0) {
      out.bytes[groupsHeader] = (byte) (groups << 1 | 1);
      groups = 0;
    }
  }
}
