package dev.steward.report.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes of a page in the making, little-endian as the format wants it. Used by one thread. */
final class PageBytes {
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int SLACK = 8;
  private static final int LARGEST = Integer.MAX_VALUE - 64;

  /** May be written ahead of {@link #length}, within what was reserved and eight bytes more. */
  byte[] bytes = new byte[1 << 12];

  int length;

  /**
   * Makes room.
   *
   * @throws IllegalArgumentException where a page would exceed what an array holds
   */
  void reserve(long more) {
    long needed = length + more + SLACK;
    if (needed > bytes.length) {
      if (needed > LARGEST) {
        throw new IllegalArgumentException("A page holds at most 2 GB");
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST, Math.max(needed, 2L * bytes.length)));
    }
  }

  void put(byte[] from, int at, int count) {
    reserve(count);
    System.arraycopy(from, at, bytes, length, count);
    length += count;
  }

  void put(PageBytes other) {
    put(other.bytes, 0, other.length);
  }

  void putByte(int value) {
    reserve(1);
    bytes[length++] = (byte) value;
  }

  void putInt(int value) {
    reserve(Integer.BYTES);
    INT.set(bytes, length, value);
    length += Integer.BYTES;
  }

  /** The lower bytes of a number, up to eight. */
  void putLong(long value, int count) {
    reserve(Long.BYTES);
    LONG.set(bytes, length, value);
    length += count;
  }

  void putVarInt(int value) {
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      putByte(rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    putByte(rest);
  }
}
