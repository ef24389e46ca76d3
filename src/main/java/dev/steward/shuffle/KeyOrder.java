package dev.steward.shuffle;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Keys are texts in UTF-8, ordered by their bytes without sign. */
final class KeyOrder {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private KeyOrder() {}

  /** Eight bytes from a position on, zeros behind the end: ordered without sign as the keys are. */
  static long prefix(byte[] data, int from, int to) {
    if (to - from >= Long.BYTES) {
      return (long) LONG.get(data, from);
    }
    long prefix = 0;
    for (int i = from; i < to; i++) {
      prefix |= (data[i] & 0xFFL) << (56 - 8 * (i - from));
    }
    return prefix;
  }
}
