package dev.steward.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Text that is ASCII most of the time, eight bytes at once. */
public final class AsciiText {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;

  /** Added to an ASCII byte, sets its high bit from A on. */
  private static final long FROM_A = 0x3f3f3f3f3f3f3f3fL;

  /** Added to an ASCII byte, sets its high bit after Z. */
  private static final long AFTER_Z = 0x2525252525252525L;

  private AsciiText() {}

  /**
   * Copies text with its letters in lower case.
   *
   * @param target as long as the text, or longer
   * @return false where the text is not ASCII; the target then holds anything
   */
  public static boolean lower(byte[] data, int from, int to, byte[] target) {
    int words = (to - from) & ~7;
    for (int i = 0; i < words; i += 8) {
      long word = (long) LONG.get(data, from + i);
      if ((word & HIGH_BITS) != 0) {
        return false;
      }
      long capitals = (word + FROM_A) & ~(word + AFTER_Z) & HIGH_BITS;
      LONG.set(target, i, word | capitals >>> 2);
    }
    for (int i = words; i < to - from; i++) {
      byte b = data[from + i];
      if (b < 0) {
        return false;
      }
      target[i] = b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
    }
    return true;
  }
}
