package dev.steward.shuffle;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Adjacent ranges that together hold every key, numbered from 0 in the order of keys: unsigned
 * bytes. Safe for use by several threads. Bounds are keys of people: none of them is printed.
 */
public final class KeyRanges {
  /** The first key of each range but the first. */
  private final byte[][] bounds;

  /** So many bytes are the same in all bounds. */
  private final int common;

  private final long[] prefixes;

  /** How many prefixes begin with less than so much, in their first two bytes. */
  private final int[] below = new int[(1 << 16) + 1];

  /**
   * @param bounds ascending, each once
   */
  KeyRanges(List<byte[]> bounds) {
    this.bounds = bounds.toArray(byte[][]::new);
    this.common = this.bounds.length == 0 ? 0 : commonBytes();
    this.prefixes = new long[this.bounds.length];
    for (int i = 0; i < prefixes.length; i++) {
      prefixes[i] = KeyOrder.prefix(this.bounds[i], common, this.bounds[i].length);
      below[(int) (prefixes[i] >>> 48) + 1]++;
    }
    for (int i = 1; i < below.length; i++) {
      below[i] += below[i - 1];
    }
  }

  private int commonBytes() {
    byte[] first = bounds[0];
    int most = first.length;
    for (byte[] bound : bounds) {
      int mismatch = Arrays.mismatch(first, bound);
      most = mismatch < 0 ? most : Math.min(most, mismatch);
    }
    return most;
  }

  /** How many there are. */
  public int count() {
    return bounds.length + 1;
  }

  /** The bounds of each, in order. */
  List<KeyBounds> bounds() {
    List<KeyBounds> each = new ArrayList<>();
    for (int range = 0; range < count(); range++) {
      each.add(
          new KeyBounds(
              range == 0 ? null : bounds[range - 1],
              range == bounds.length ? null : bounds[range]));
    }
    return each;
  }

  /** The range that holds a key. */
  public int of(byte[] data, int from, int to) {
    return beginsInCommon(data, from, to) ? byPrefix(data, from, to) : byBytes(data, from, to);
  }

  private boolean beginsInCommon(byte[] data, int from, int to) {
    return common == 0
        || (to - from >= common && Arrays.equals(data, from, from + common, bounds[0], 0, common));
  }

  private int byPrefix(byte[] data, int from, int to) {
    long prefix = KeyOrder.prefix(data, from + common, to);
    int begin = (int) (prefix >>> 48);
    int low = below[begin];
    int high = below[begin + 1];
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = Long.compareUnsigned(prefixes[middle], prefix);
      if (order == 0) {
        order = compare(middle, data, from, to);
      }
      if (order <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int byBytes(byte[] data, int from, int to) {
    int low = 0;
    int high = bounds.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(middle, data, from, to) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int compare(int bound, byte[] data, int from, int to) {
    return Arrays.compareUnsigned(bounds[bound], 0, bounds[bound].length, data, from, to);
  }

  /** To be sealed before it is stored. */
  public byte[] toBytes() {
    int length = Integer.BYTES;
    for (byte[] bound : bounds) {
      length += Integer.BYTES + bound.length;
    }
    ByteBuffer bytes = ByteBuffer.allocate(length).putInt(bounds.length);
    for (byte[] bound : bounds) {
      bytes.putInt(bound.length).put(bound);
    }
    return bytes.array();
  }

  public static KeyRanges fromBytes(byte[] stored) {
    ByteBuffer bytes = ByteBuffer.wrap(stored);
    List<byte[]> bounds = new ArrayList<>();
    for (int left = bytes.getInt(); left > 0; left--) {
      byte[] bound = new byte[bytes.getInt()];
      bytes.get(bound);
      bounds.add(bound);
    }
    return new KeyRanges(bounds);
  }

  @Override
  public String toString() {
    return "KeyRanges[" + count() + "]";
  }
}
