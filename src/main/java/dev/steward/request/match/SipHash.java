package dev.steward.request.match;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * SipHash-2-4 (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012): who does not know
 * the key learns nothing of a value from its hash. Safe for use by several threads.
 */
final class SipHash {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int ROUNDS = 2;

  /** Four rounds, as two words of zero. */
  private static final int LAST_STEPS = 2;

  private final long key0;
  private final long key1;

  /**
   * @param key its first 16 bytes count
   */
  SipHash(byte[] key) {
    ByteBuffer bytes = ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN);
    this.key0 = bytes.getLong();
    this.key1 = bytes.getLong();
  }

  long of(byte[] data, int from, int to) {
    long v0 = key0 ^ 0x736f6d6570736575L;
    long v1 = key1 ^ 0x646f72616e646f6dL;
    long v2 = key0 ^ 0x6c7967656e657261L;
    long v3 = key1 ^ 0x7465646279746573L;
    int words = (to - from) >>> 3;
    for (int step = 0; step <= words + LAST_STEPS; step++) {
      long m = 0;
      if (step < words) {
        m = (long) LONG.get(data, from + (step << 3));
      } else if (step == words) {
        m = last(data, from + (words << 3), to) | (long) (to - from) << 56;
      } else if (step == words + 1) {
        v2 ^= 0xff;
      }
      v3 ^= m;
      for (int round = 0; round < ROUNDS; round++) {
        v0 += v1;
        v2 += v3;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 = Long.rotateLeft(v0, 32);
        v2 += v1;
        v0 += v3;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v2 = Long.rotateLeft(v2, 32);
      }
      v0 ^= m;
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }

  private static long last(byte[] data, int from, int to) {
    long word = 0;
    for (int i = to - 1; i >= from; i--) {
      word = word << 8 | (data[i] & 0xff);
    }
    return word;
  }
}
