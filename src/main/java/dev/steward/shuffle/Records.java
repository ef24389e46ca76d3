package dev.steward.shuffle;

import java.util.Arrays;

/**
 * Records in memory, sorted by key. They are told by their number from 0 and read in place: no
 * object is made for a record. For one thread.
 */
public final class Records {
  private static final int[] NONE = {};

  private final KeyBounds within;
  private byte[] data;
  private int length;
  private int[] starts = new int[1024];
  private int size;

  /** Where keys begin, once sorted; each record ends where the next one begins. */
  private int[] keys = NONE;

  private int[] payloads = NONE;

  /** The first bytes of keys, once they are sorted: most compare by these alone. */
  private long[] prefixes = {};

  Records(int bytes, KeyBounds within) {
    this.data = new byte[bytes];
    this.within = within;
  }

  /**
   * Adds those of a sealed segment.
   *
   * @param bytes of its records
   */
  void add(Seal seal, byte[] sealed, int from, int to, int bytes) {
    if (within.isOpen()) {
      reserve(bytes);
      int at = length;
      length += seal.decrypt(sealed, from, to, data, at);
      while (at < length) {
        note(at);
        at = behind(data, at);
      }
    } else {
      byte[] segment = new byte[bytes];
      seal.decrypt(sealed, from, to, segment, 0);
      addWithin(segment);
    }
  }

  private void addWithin(byte[] segment) {
    for (int at = 0; at < segment.length; ) {
      int end = behind(segment, at);
      int key = Varint.behind(segment, Varint.behind(segment, at));
      if (within.contains(segment, key, key + Varint.at(segment, at))) {
        reserve(end - at);
        System.arraycopy(segment, at, data, length, end - at);
        note(length);
        length += end - at;
      }
      at = end;
    }
  }

  /** Draws every key behind so many bytes of records, and the first. */
  static void draw(byte[] segment, long bytesAKey, KeySample into) {
    long due = 0;
    for (int at = 0; at < segment.length; at = behind(segment, at)) {
      if (at >= due) {
        int key = Varint.behind(segment, Varint.behind(segment, at));
        into.add(
            Arrays.copyOfRange(segment, key, key + Varint.at(segment, at)),
            Math.min(bytesAKey, segment.length - at));
        due = at + bytesAKey;
      }
    }
  }

  private void reserve(int bytes) {
    int needed = Math.addExact(length, bytes);
    if (needed > data.length) {
      data = Arrays.copyOf(data, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * needed));
    }
  }

  private void note(int at) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
    }
    starts[size++] = at;
  }

  private static int behind(byte[] data, int at) {
    int second = Varint.behind(data, at);
    return Varint.behind(data, second) + Varint.at(data, at) + Varint.at(data, second);
  }

  void sort() {
    new KeySort(data, starts, size).sort();
    gather();
  }

  /** Lays keys and payloads one after the other, so that they are read as they lie. */
  private void gather() {
    byte[] gathered = new byte[length];
    int to = 0;
    keys = new int[size + 1];
    payloads = new int[size];
    prefixes = new long[size];
    for (int record = 0; record < size; record++) {
      int start = starts[record];
      int second = Varint.behind(data, start);
      int from = Varint.behind(data, second);
      int key = Varint.at(data, start);
      int all = key + Varint.at(data, second);
      System.arraycopy(data, from, gathered, to, all);
      prefixes[record] = KeyOrder.prefix(gathered, to, to + key);
      keys[record] = to;
      payloads[record] = to + key;
      to += all;
    }
    keys[size] = to;
    data = gathered;
    starts = NONE;
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
