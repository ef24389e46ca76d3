package dev.steward.shuffle;

import java.util.Arrays;

/** Records one after another: lengths of key and payload, key, payload. For one thread. */
final class RecordBuffer {
  private byte[] data = new byte[512];
  private int length;
  private int records;

  /**
   * @return by how many bytes it grew
   */
  int add(byte[] keys, int from, int to, Payload payload) {
    int before = length;
    int size = to - from + payload.length() + 2 * Varint.LONGEST;
    if (length + size > data.length) {
      data = Arrays.copyOf(data, Math.max(2 * data.length, length + size));
    }
    length = Varint.put(data, length, to - from);
    length = Varint.put(data, length, payload.length());
    System.arraycopy(keys, from, data, length, to - from);
    length += to - from;
    System.arraycopy(payload.data(), 0, data, length, payload.length());
    length += payload.length();
    records++;
    return length - before;
  }

  int records() {
    return records;
  }

  int length() {
    return length;
  }

  byte[] sealed(Seal seal) {
    return seal.encrypt(data, 0, length);
  }

  void clear() {
    length = 0;
    records = 0;
  }
}
