package dev.steward.shuffle;

import java.util.Arrays;

/** Finds the records of given keys, among such as have each key once. For one thread. */
public final class KeyIndex {
  /** In place of a number: there is none. */
  public static final int NONE = -1;

  private static final long ODD = 0x9E37_79B9_7F4A_7C15L;

  private final Records records;
  private final int[] chosen;

  /** A part of the key's hash above, the place in the chosen ones plus 1 below; 0 is empty. */
  private final long[] slots;

  private final int mask;

  /**
   * @param chosen records of different keys
   * @param count how many of the chosen count
   */
  public KeyIndex(Records records, int[] chosen, int count) {
    this.records = records;
    this.chosen = chosen;
    this.slots = new long[Math.max(2, Integer.highestOneBit(Math.max(1, count)) << 2)];
    this.mask = slots.length - 1;
    for (int i = 0; i < count; i++) {
      int record = chosen[i];
      long hash = hash(records.data(), records.key(record), records.payload(record));
      int slot = (int) hash & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = hash & 0xFFFF_FFFF_0000_0000L | (i + 1);
    }
  }

  /** The place of a key in the chosen ones, or {@link #NONE}. */
  public int find(byte[] data, int from, int to) {
    long hash = hash(data, from, to);
    int slot = (int) hash & mask;
    while (slots[slot] != 0) {
      int place = (int) slots[slot] - 1;
      if ((slots[slot] ^ hash) >>> 32 == 0 && isKeyOf(chosen[place], data, from, to)) {
        return place;
      }
      slot = (slot + 1) & mask;
    }
    return NONE;
  }

  private boolean isKeyOf(int record, byte[] data, int from, int to) {
    return Arrays.equals(
        records.data(), records.key(record), records.payload(record), data, from, to);
  }

  private static long hash(byte[] data, int from, int to) {
    long hash = to - from;
    for (int at = from; at < to; at += Long.BYTES) {
      hash = (hash ^ KeyOrder.prefix(data, at, to)) * ODD;
      hash ^= hash >>> 29;
    }
    return hash * ODD ^ hash >>> 32;
  }

  @Override
  public String toString() {
    return "KeyIndex[" + slots.length + "]";
  }
}
