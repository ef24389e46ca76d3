package dev.steward.detect;

/**
 * What a first look at a value tells, without keeping anything: its length, its first byte and the
 * set of classes of its bytes, in a {@code long}. As with {@link ValueTraits}, surrounding spaces
 * do not count, and of longer texts the beginning is looked at.
 */
final class Glance {
  private Glance() {}

  static long of(byte[] bytes, int begin, int end) {
    int first = begin;
    int last = Math.min(end, begin + ValueTraits.LONGEST);
    while (first < last && bytes[first] == ' ') {
      first++;
    }
    while (last > first && bytes[last - 1] == ' ') {
      last--;
    }
    int start = first < last ? bytes[first] & 0xff : 0;
    return (long) (last - first) << 32
        | (long) start << CharClass.COUNT
        | classes(bytes, first, last);
  }

  /** The set of classes of some bytes. */
  static int classes(byte[] bytes, int from, int to) {
    int present = 0;
    int[] bits = CharClass.BIT_OF_BYTE;
    for (int i = from; i < to; i++) {
      present |= bits[bytes[i] & 0xff];
    }
    return present;
  }

  static int length(long glance) {
    return (int) (glance >>> 32);
  }

  /** The first byte, unsigned; 0 where there is none. */
  static int first(long glance) {
    return (int) glance >>> CharClass.COUNT;
  }

  static int classes(long glance) {
    return (int) glance & CharClass.ANY;
  }
}
