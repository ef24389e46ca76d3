package dev.steward.shuffle;

import java.util.Arrays;

/**
 * Records in memory, in an order: by key unless told otherwise. They are told by their number from
 * 0 and read in place: no object is made for a record. For one thread.
 */
public final class Records {
  /** None. */
  public static final Records NONE = new Records(new byte[0], 0, new int[0], 0);

  private final byte[] data;

  /** Where keys begin; each record ends where the next one begins. */
  private final int[] keys;

  private final int[] payloads;

  /** The first bytes of keys: most compare by these alone. */
  private final long[] prefixes;

  private final int size;

  /**
   * Lays keys and payloads one after the other, so that they are read as they lie.
   *
   * @param length bytes that they need at most
   * @param starts where they begin, in their order
   */
  Records(byte[] loose, int length, int[] starts, int size) {
    byte[] gathered = new byte[length];
    int to = 0;
    this.size = size;
    this.keys = new int[size + 1];
    this.payloads = new int[size];
    this.prefixes = new long[size];
    for (int record = 0; record < size; record++) {
      int start = starts[record];
      int second = Varint.behind(loose, start);
      int from = Varint.behind(loose, second);
      int key = Varint.at(loose, start);
      int all = key + Varint.at(loose, second);
      System.arraycopy(loose, from, gathered, to, all);
      prefixes[record] = KeyOrder.prefix(gathered, to, to + key);
      keys[record] = to;
      payloads[record] = to + key;
      to += all;
    }
    keys[size] = to;
    this.data = gathered;
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** Where keys and payloads lie. */
  public byte[] data() {
    return data;
  }

  /** Where a record's key begins. */
  public int key(int record) {
    return keys[record];
  }

  /** Where a record's key ends and its payload begins. */
  public int payload(int record) {
    return payloads[record];
  }

  /** Where a record's payload ends. */
  public int end(int record) {
    return keys[record + 1];
  }

  /** The first record behind one and those that have the same key. */
  public int next(int record) {
    int next = record + 1;
    while (next < size && compare(record, this, next) == 0) {
      next++;
    }
    return next;
  }

  /** Compares the key of a record with that of another's. */
  public int compare(int record, Records others, int other) {
    int order = Long.compareUnsigned(prefixes[record], others.prefixes[other]);
    return order != 0
        ? order
        : Arrays.compareUnsigned(
            data,
            key(record),
            payload(record),
            others.data,
            others.key(other),
            others.payload(other));
  }

  @Override
  public String toString() {
    return "Records[" + size + "]";
  }
}
