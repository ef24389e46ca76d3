package dev.steward.shuffle;

import java.util.Arrays;

/**
 * Records in memory in the order of parts, told by their number from 0 and read in place: no object
 * is made for a record. For one thread.
 */
public final class LooseRecords {
  private static final byte[] NONE = {};

  private final SpareBytes spare = SpareBytes.ofThread();
  private final KeyBounds within;
  private final int most;
  private byte[] data;
  private int length;
  private int[] starts;
  private int size;

  /**
   * @param most bytes that all will need, or more where there are bounds
   * @param records how many there will be, or more where there are bounds
   */
  LooseRecords(int most, int records, KeyBounds within) {
    boolean whole = within.isOpen() && most > 0;
    this.most = most;
    this.data = whole ? spare.take(most) : NONE;
    this.starts = new int[whole ? records : 0];
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
      data = Arrays.copyOf(data, Math.max(needed, (int) Math.min(most, 2L * needed)));
    }
  }

  private void note(int at) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, Math.max(1024, 2 * size));
    }
    starts[size++] = at;
  }

  private static int behind(byte[] data, int at) {
    int second = Varint.behind(data, at);
    return Varint.behind(data, second) + Varint.at(data, at) + Varint.at(data, second);
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

  /** Where a record's key ends and its payload begins, by where the key begins. */
  public int payload(int record, int key) {
    return key + Varint.at(data, starts[record]);
  }

  /** Where a record ends, by where its payload begins. */
  public int end(int record, int payload) {
    return payload + Varint.at(data, Varint.behind(data, starts[record]));
  }

  /** Sorted by key; those of equal keys as they are here. These are used up. */
  public Records sorted() {
    new KeySort(data, starts, size).sort();
    Records sorted = new Records(data, length, starts, size);
    release();
    return sorted;
  }

  /** Lets others use their bytes: they are not to be asked any more. */
  public void release() {
    spare.giveBack(data);
    data = NONE;
    size = 0;
  }

  /**
   * Some of them, laid out in an order of their own.
   *
   * @param order numbers of records
   * @param count how many of the order count
   */
  public Records inOrder(int[] order, int count) {
    int[] chosen = starts(order, count);
    return new Records(data, bytes(chosen), chosen, count);
  }

  /** Some of them, sorted by key; those of equal keys in the order in which they are given. */
  public Records sorted(int[] some, int count) {
    int[] chosen = starts(some, count);
    new KeySort(data, chosen, count).sort();
    return new Records(data, bytes(chosen), chosen, count);
  }

  private int[] starts(int[] numbers, int count) {
    int[] chosen = new int[count];
    for (int i = 0; i < count; i++) {
      chosen[i] = starts[numbers[i]];
    }
    return chosen;
  }

  private int bytes(int[] chosen) {
    if (chosen.length == size) {
      return length;
    }
    int bytes = 0;
    for (int start : chosen) {
      bytes += behind(data, start) - start;
    }
    return bytes;
  }

  @Override
  public String toString() {
    return "LooseRecords[" + size + "]";
  }
}
