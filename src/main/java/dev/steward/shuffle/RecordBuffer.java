package dev.steward.shuffle;

/** Records one after another: lengths of key and payload, key, payload. For one thread. */
final class RecordBuffer {
  private static final int FIRST_BYTES = 512;

  private final SpareBytes spare;
  private byte[] data;
  private int length;
  private int records;

  RecordBuffer(SpareBytes spare) {
    this.spare = spare;
    this.data = spare.take(FIRST_BYTES);
  }

  /**
   * @return by how many bytes it grew
   */
  int add(byte[] keys, int from, int to, Payload payload) {
    int before = length;
    int size = to - from + payload.length() + 2 * Varint.LONGEST;
    if (length + size > data.length) {
      grow(length + size);
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

  private void grow(int least) {
    byte[] larger = spare.take(Math.max(2 * data.length, least));
    System.arraycopy(data, 0, larger, 0, length);
    spare.giveBack(data);
    data = larger;
  }

  int records() {
    return records;
  }

  int length() {
    return length;
  }

  /** Seals them into an array of {@link Seal#sealedBytes} bytes or more. */
  void seal(Seal seal, byte[] into) {
    seal.encrypt(data, 0, length, into);
  }

  void clear() {
    length = 0;
    records = 0;
  }

  /** Gives its bytes back; it is not to be used any more. */
  void release() {
    spare.giveBack(data);
  }
}
