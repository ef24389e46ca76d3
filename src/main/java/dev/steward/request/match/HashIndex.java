package dev.steward.request.match;

/**
 * Finds the entries of a hash among many, or that there is none, by reading one bit in most cases.
 * Takes about 16 bytes an entry. Immutable.
 */
final class HashIndex {
  static final HashIndex EMPTY = new HashIndex(new long[0], 0);

  /** And up to twice as many: of a hundred misses 88 or more end at the filter. */
  private static final int FILTER_BITS_AN_ENTRY = 8;

  private final long[] filter;
  private final long filterMask;
  private final int shift;
  private final int[] starts;
  private final long[] hashes;
  private final int[] entries;

  /**
   * @param unordered a hash an entry; left as it is
   * @param count how many of them there are
   */
  HashIndex(long[] unordered, int count) {
    int buckets = Integer.highestOneBit(Math.max(1, count - 1)) << 1;
    shift = Long.SIZE - Integer.numberOfTrailingZeros(buckets);
    starts = new int[buckets + 1];
    hashes = new long[count];
    entries = new int[count];
    long bits = Math.max(Long.SIZE, (long) buckets * FILTER_BITS_AN_ENTRY);
    filter = new long[(int) (bits / Long.SIZE)];
    filterMask = bits - 1;
    for (int i = 0; i < count; i++) {
      starts[bucket(unordered[i])]++;
      filter[(int) ((unordered[i] & filterMask) >>> 6)] |= 1L << unordered[i];
    }
    int end = 0;
    for (int bucket = 0; bucket <= buckets; bucket++) {
      end += starts[bucket];
      starts[bucket] = end;
    }
    for (int i = count - 1; i >= 0; i--) {
      int position = --starts[bucket(unordered[i])];
      hashes[position] = unordered[i];
      entries[position] = i;
    }
  }

  int size() {
    return hashes.length;
  }

  /** The first position of a hash; −1 where there is none. */
  int find(long hash) {
    if ((filter[(int) ((hash & filterMask) >>> 6)] & 1L << hash) == 0) {
      return -1;
    }
    int bucket = bucket(hash);
    return search(hash, starts[bucket], starts[bucket + 1]);
  }

  /** The next position of a hash after one; −1 where there is none. */
  int next(int position, long hash) {
    return search(hash, position + 1, starts[bucket(hash) + 1]);
  }

  /** The number of the entry at a position. */
  int entry(int position) {
    return entries[position];
  }

  private int search(long hash, int from, int to) {
    for (int i = from; i < to; i++) {
      if (hashes[i] == hash) {
        return i;
      }
    }
    return -1;
  }

  // by the upper bits, as the filter goes by the lower ones
  private int bucket(long hash) {
    return (int) (hash >>> shift);
  }
}
