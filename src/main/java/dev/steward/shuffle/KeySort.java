package dev.steward.shuffle;

import java.util.Arrays;

/**
 * Sorts records by key, and leaves those of equal keys in their order: eight bytes of the key at a
 * time, by radix; what is equal in them by the next eight.
 */
final class KeySort {
  private static final int FEW = 24;
  private static final int DIGITS = 256;
  private static final int BYTES_AT_FIRST = 4;

  private final byte[] data;
  private final int[] starts;
  private final int size;
  private final int[] spareStarts;
  private final long[] prefixes;
  private final long[] sparePrefixes;
  private final int[] counts = new int[DIGITS];

  /**
   * @param starts where records begin; sorted in place
   */
  KeySort(byte[] data, int[] starts, int size) {
    boolean many = size > FEW;
    this.data = data;
    this.starts = starts;
    this.size = size;
    this.spareStarts = new int[many ? size : 0];
    this.prefixes = new long[many ? size : 0];
    this.sparePrefixes = new long[many ? size : 0];
  }

  void sort() {
    sort(0, size, 0);
  }

  private void sort(int from, int to, int depth) {
    int skipped = depth;
    while (to - from > FEW) {
      long varying = fillPrefixes(from, to, skipped);
      if (varying != 0) {
        long first = firstBytes(varying);
        byPrefix(from, to, first);
        sortRuns(from, to, first, varying & ~first, skipped);
        return;
      }
      if (longest(from, to) <= skipped + Long.BYTES) {
        byLength(from, to); // equal but for zero bytes at the end
        return;
      }
      skipped += Long.BYTES;
    }
    insert(from, to);
  }

  /**
   * @return the bits in which prefixes differ
   */
  private long fillPrefixes(int from, int to, int depth) {
    long some = 0;
    long all = -1;
    for (int i = from; i < to; i++) {
      int key = key(i);
      long prefix = KeyOrder.prefix(data, Math.min(key + depth, end(i)), end(i));
      prefixes[i] = prefix;
      some |= prefix;
      all &= prefix;
    }
    return some & ~all;
  }

  private void byPrefix(int from, int to, long varying) {
    int[] sourceStarts = starts;
    long[] sourcePrefixes = prefixes;
    int[] targetStarts = spareStarts;
    long[] targetPrefixes = sparePrefixes;
    for (int shift = 0; shift < Long.SIZE; shift += 8) {
      if ((varying >>> shift & 0xFF) == 0) {
        continue;
      }
      Arrays.fill(counts, 0);
      for (int i = from; i < to; i++) {
        counts[(int) (sourcePrefixes[i] >>> shift) & 0xFF]++;
      }
      int position = from;
      for (int digit = 0; digit < DIGITS; digit++) {
        int count = counts[digit];
        counts[digit] = position;
        position += count;
      }
      for (int i = from; i < to; i++) {
        int target = counts[(int) (sourcePrefixes[i] >>> shift) & 0xFF]++;
        targetStarts[target] = sourceStarts[i];
        targetPrefixes[target] = sourcePrefixes[i];
      }
      int[] swappedStarts = sourceStarts;
      sourceStarts = targetStarts;
      targetStarts = swappedStarts;
      long[] swappedPrefixes = sourcePrefixes;
      sourcePrefixes = targetPrefixes;
      targetPrefixes = swappedPrefixes;
    }
    if (sourceStarts != starts) {
      System.arraycopy(sourceStarts, from, starts, from, to - from);
      System.arraycopy(sourcePrefixes, from, prefixes, from, to - from);
    }
  }

  /** Of bits those in the first bytes that have any: what differs mostly differs there. */
  private static long firstBytes(long bits) {
    long left = bits;
    for (int bytes = 0; bytes < BYTES_AT_FIRST && left != 0; bytes++) {
      int shift = (Long.SIZE - 1 - Long.numberOfLeadingZeros(left)) & ~7;
      left &= ~(0xFFL << shift);
    }
    return bits & ~left;
  }

  /**
   * Sorts runs that are equal in bits of their prefixes.
   *
   * @param sorted bits by which all are sorted
   * @param left bits in which prefixes differ beside those
   */
  private void sortRuns(int from, int to, long sorted, long left, int depth) {
    int begin = from;
    for (int i = from + 1; i <= to; i++) {
      if (i == to || ((prefixes[i] ^ prefixes[begin]) & sorted) != 0) {
        if (i - begin > FEW && left != 0) {
          byPrefix(begin, i, left);
          sortRuns(begin, i, -1, 0, depth);
        } else if (i - begin > FEW) {
          sort(begin, i, depth + Long.BYTES);
        } else if (i - begin > 1) {
          insertByPrefix(begin, i);
        }
        begin = i;
      }
    }
  }

  private int longest(int from, int to) {
    int longest = 0;
    for (int i = from; i < to; i++) {
      longest = Math.max(longest, end(i) - key(i));
    }
    return longest;
  }

  private void byLength(int from, int to) {
    for (int i = from; i < to; i++) {
      prefixes[i] = end(i) - key(i);
    }
    byPrefix(from, to, -1);
  }

  private void insert(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      int start = starts[i];
      int at = i;
      while (at > from && compare(starts[at - 1], start) > 0) {
        starts[at] = starts[at - 1];
        at--;
      }
      starts[at] = start;
    }
  }

  /** As {@link #insert}, where prefixes are filled: few records need to be looked at. */
  private void insertByPrefix(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      int start = starts[i];
      long prefix = prefixes[i];
      int at = i;
      while (at > from && isBehind(at - 1, prefix, start)) {
        starts[at] = starts[at - 1];
        prefixes[at] = prefixes[at - 1];
        at--;
      }
      starts[at] = start;
      prefixes[at] = prefix;
    }
  }

  private boolean isBehind(int place, long prefix, int start) {
    int order = Long.compareUnsigned(prefixes[place], prefix);
    return order > 0 || (order == 0 && compare(starts[place], start) > 0);
  }

  private int compare(int one, int other) {
    int key = keyAt(one);
    int otherKey = keyAt(other);
    return Arrays.compareUnsigned(
        data, key, key + Varint.at(data, one), data, otherKey, otherKey + Varint.at(data, other));
  }

  private int key(int record) {
    return keyAt(starts[record]);
  }

  private int end(int record) {
    return keyAt(starts[record]) + Varint.at(data, starts[record]);
  }

  private int keyAt(int start) {
    return Varint.behind(data, Varint.behind(data, start));
  }
}
