package dev.steward.request.match;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;

/** The suppressed identifiers of one kind, about 32 bytes each. Immutable. */
final class SuppressedKind {
  static final SuppressedKind EMPTY = new Builder().build();

  /** Half of each code is kept: nobody finds two values by chance that share 128 bits. */
  private static final int LONGS_A_CODE = 2;

  private final HashIndex index;
  private final long[] codes;
  private final SortedSet<Integer> suffixDigits;

  private SuppressedKind(HashIndex index, long[] codes, SortedSet<Integer> suffixDigits) {
    this.index = index;
    this.codes = codes;
    this.suffixDigits = suffixDigits;
  }

  static final class Builder {
    private long[] hashes = new long[16];
    private long[] codes = new long[16 * LONGS_A_CODE];
    private int count;
    private final SortedSet<Integer> suffixDigits = new TreeSet<>();

    void add(SuppressionEntry entry) {
      if (count == hashes.length) {
        int capacity = count + (count >> 1);
        hashes = Arrays.copyOf(hashes, capacity);
        codes = Arrays.copyOf(codes, capacity * LONGS_A_CODE);
      }
      ByteBuffer mac = ByteBuffer.wrap(entry.mac());
      hashes[count] = entry.hash();
      codes[count * LONGS_A_CODE] = mac.getLong();
      codes[count * LONGS_A_CODE + 1] = mac.getLong();
      suffixDigits.add(entry.suffixDigits());
      count++;
    }

    SuppressedKind build() {
      return new SuppressedKind(
          new HashIndex(hashes, count),
          Arrays.copyOf(codes, count * LONGS_A_CODE),
          new TreeSet<>(suffixDigits));
    }
  }

  int size() {
    return index.size();
  }

  /** How many last digits are hashed, in any of them. */
  SortedSet<Integer> suffixDigits() {
    return suffixDigits;
  }

  /** False for nearly all that are not suppressed. */
  boolean mayContain(long hash) {
    return index.find(hash) >= 0;
  }

  boolean contains(long hash, byte[] mac) {
    ByteBuffer code = ByteBuffer.wrap(mac);
    long first = code.getLong();
    long second = code.getLong();
    for (int at = index.find(hash); at >= 0; at = index.next(at, hash)) {
      int position = index.entry(at) * LONGS_A_CODE;
      if (codes[position] == first && codes[position + 1] == second) {
        return true;
      }
    }
    return false;
  }
}
