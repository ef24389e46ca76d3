package dev.steward.shuffle;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** What a record says beside its key, put together anew for each record. For one thread. */
public final class Payload {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] data = new byte[64];
  private int length;

  public Payload clear() {
    length = 0;
    return this;
  }

  public Payload put(byte value) {
    room(1);
    data[length++] = value;
    return this;
  }

  public Payload put(int value) {
    room(Integer.BYTES);
    INT.set(data, length, value);
    length += Integer.BYTES;
    return this;
  }

  public Payload put(long value) {
    room(Long.BYTES);
    LONG.set(data, length, value);
    length += Long.BYTES;
    return this;
  }

  /** Bytes up to the payload's end, or behind {@link #put(int) their number}. */
  public Payload put(byte[] bytes, int from, int to) {
    room(to - from);
    System.arraycopy(bytes, from, data, length, to - from);
    length += to - from;
    return this;
  }

  /** A whole number that {@link #put(int)} put. */
  public static int intAt(byte[] data, int position) {
    return (int) INT.get(data, position);
  }

  /** A whole number that {@link #put(long)} put. */
  public static long longAt(byte[] data, int position) {
    return (long) LONG.get(data, position);
  }

  byte[] data() {
    return data;
  }

  int length() {
    return length;
  }

  private void room(int bytes) {
    if (length + bytes > data.length) {
      data = Arrays.copyOf(data, Math.max(2 * data.length, length + bytes));
    }
  }

  /** Tells nothing of its content. */
  @Override
  public String toString() {
    return "Payload[" + length + " bytes]";
  }
}
