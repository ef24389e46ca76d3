package dev.steward.source.parquet;

import java.util.Arrays;

/**
 * Small numbers in runs, each either one number repeated or numbers packed bit by bit (<a
 * href="https://github.com/apache/parquet-format/blob/master/Encodings.md#RLE">the RLE and
 * bit-packing hybrid</a>). The arrays need {@link LittleEndian#SLACK}.
 */
final class Runs {
  private byte[] bytes = new byte[0];
  private int at;
  private int end;
  private int width;
  private int left;
  private boolean packed;
  private boolean highestBitFirst;
  private int value;
  private int packedAt;
  private long bit;

  /** Reads runs from a place on. */
  void start(byte[] bytes, int at, int end, int width) throws CorruptFileException {
    if (width < 0 || width > Integer.SIZE) {
      throw new CorruptFileException("a page has numbers of " + width + " bits");
    }
    this.bytes = bytes;
    this.at = at;
    this.end = end;
    this.width = width;
    packed = false;
    highestBitFirst = false;
    value = 0;
    // numbers without bits are all zero, however many
    left = width == 0 ? Integer.MAX_VALUE : 0;
  }

  /** Reads packed numbers that have no header. */
  void startPacked(byte[] bytes, int at, int end, int width, boolean highestBitFirst) {
    this.bytes = bytes;
    this.at = end;
    this.end = end;
    this.width = width;
    this.highestBitFirst = highestBitFirst;
    pack(at, end - at);
  }

  private void pack(int from, int size) {
    packed = true;
    packedAt = from;
    bit = 0;
    left = (int) Math.min(Integer.MAX_VALUE, 8L * size / width);
  }

  /** Whether the next numbers are packed; where not, they are all {@link #value}. */
  boolean isPacked() throws CorruptFileException {
    next();
    return packed;
  }

  int value() {
    return value;
  }

  /** How many numbers follow in the same run, one at least. */
  int left() throws CorruptFileException {
    next();
    return left;
  }

  void read(int[] into, int offset, int count) throws CorruptFileException {
    int done = 0;
    while (done < count) {
      int some = Math.min(count - done, left());
      if (packed) {
        unpack(into, offset + done, some);
      } else {
        Arrays.fill(into, offset + done, offset + done + some, value);
      }
      advance(some);
      done += some;
    }
  }

  void skip(int count) throws CorruptFileException {
    int done = 0;
    while (done < count) {
      int some = Math.min(count - done, left());
      advance(some);
      done += some;
    }
  }

  private void advance(int count) {
    bit += (long) count * width;
    left -= width == 0 ? 0 : count;
  }

  private void unpack(int[] into, int offset, int count) {
    byte[] from = bytes;
    int bits = width;
    int start = packedAt;
    long next = bit;
    if (highestBitFirst) {
      for (int i = 0; i < count; i++) {
        long word = Long.reverseBytes(LittleEndian.longAt(from, start + (int) (next >>> 3)));
        into[offset + i] = (int) (word << (next & 7) >>> (Long.SIZE - bits));
        next += bits;
      }
      return;
    }
    long mask = -1L >>> (Long.SIZE - bits);
    for (int i = 0; i < count; i++) {
      long word = LittleEndian.longAt(from, start + (int) (next >>> 3));
      into[offset + i] = (int) (word >>> (next & 7) & mask);
      next += bits;
    }
  }

  private void next() throws CorruptFileException {
    while (left == 0) {
      int header = header();
      if ((header & 1) != 0) {
        // the last run may be cut after the last number that counts
        int size = (int) Math.min((long) (header >>> 1) * width, end - at);
        pack(at, size);
        at += size;
      } else {
        left = header >>> 1;
        packed = false;
        value = repeated();
      }
    }
  }

  private int header() throws CorruptFileException {
    int header = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += 7) {
      int next = nextByte();
      header |= (next & 0x7f) << shift;
      if (next < 0x80) {
        return header;
      }
    }
    throw new CorruptFileException("a page has a run of no length");
  }

  private int repeated() throws CorruptFileException {
    int number = 0;
    for (int shift = 0; shift < width; shift += 8) {
      number |= nextByte() << shift;
    }
    return number;
  }

  private int nextByte() throws CorruptFileException {
    if (at >= end) {
      throw new CorruptFileException("a page ends before its values");
    }
    return bytes[at++] & 0xff;
  }
}
