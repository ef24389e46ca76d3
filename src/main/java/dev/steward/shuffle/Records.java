package dev.steward.shuffle;

import java.util.Arrays;

/**
 * Records in memory, sorted by key. They are told by their number from 0 and read in place: no
 * object is made for a record. For one thread.
 */
public final class Records {
  private final KeyBounds within;
  private byte[] data;
  private int length;
  private int[] starts = new int[1024];
  private int size;

  Records(int bytes, KeyBounds within) {
    this.data = new byte[bytes];
    this.within = within;
  }

  void add(byte[] segment) {
    if (within.isOpen()) {
      int from = length;
      append(segment, 0, segment.length);
      for (int at = from; at < length; at = behind(data, at)) {
        note(at);
      }
      return;
    }
    for (int at = 0; at < segment.length; ) {
      int end = behind(segment, at);
      int key = Varint.behind(segment, Varint.behind(segment, at));
      if (within.contains(segment, key, key + Varint.at(segment, at))) {
        note(length);
        append(segment, at, end);
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

  private void append(byte[] bytes, int from, int to) {
    int needed = Math.addExact(length, to - from);
    if (needed > data.length) {
      data = Arrays.copyOf(data, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * needed));
    }
    System.arraycopy(bytes, from, data, length, to - from);
    length = needed;
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
    return Varint.behind(data, Varint.behind(data, starts[record]));
  }

  /** Where a record's key ends and its payload begins. */
  public int payload(int record) {
    return key(record) + Varint.at(data, starts[record]);
  }

  /** Where a record's payload ends. */
  public int end(int record) {
    return behind(data, starts[record]);
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
    return Arrays.compareUnsigned(
        data, key(record), payload(record), others.data, others.key(other), others.payload(other));
  }

  @Override
  public String toString() {
    return "Records[" + size + "]";
  }
}
