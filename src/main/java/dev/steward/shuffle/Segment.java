package dev.steward.shuffle;

/**
 * Where the records of one stream and one range lie in a part, or some of them.
 *
 * @param bytes of the records
 * @param offset of the sealed segment in the file
 * @param length of the sealed segment
 */
record Segment(int stream, int range, int records, int bytes, long offset, int length) {
  static final int STORED_BYTES = 5 * Integer.BYTES + Long.BYTES;

  /** Where it ends in the file. */
  long end() {
    return offset + length;
  }
}
