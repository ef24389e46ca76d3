package dev.steward.shuffle;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Arrays that were used and may be used again: what grows gives back the smaller ones. Holds a
 * bounded number of bytes. For one thread.
 */
final class SpareBytes {
  private static final int LEAST_BITS = 9;
  private static final int MOST_BITS = 24;
  private static final long MOST_BYTES = 32L << 20;

  private static final ThreadLocal<SoftReference<SpareBytes>> OF_THREAD =
      ThreadLocal.withInitial(() -> new SoftReference<>(new SpareBytes()));

  private final List<Deque<byte[]>> bySize = new ArrayList<>();
  private long bytes;

  /** Those of the current thread, unless heap became short. */
  static SpareBytes ofThread() {
    SpareBytes spare = OF_THREAD.get().get();
    if (spare == null) {
      spare = new SpareBytes();
      OF_THREAD.set(new SoftReference<>(spare));
    }
    return spare;
  }

  private SpareBytes() {
    for (int bits = 0; bits <= MOST_BITS; bits++) {
      bySize.add(new ArrayDeque<>());
    }
  }

  /** An array of that length at least, with whatever it held before. */
  byte[] take(int least) {
    int bits = Math.max(LEAST_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(least - 1));
    byte[] spare = bits > MOST_BITS ? null : bySize.get(bits).poll();
    if (spare == null) {
      return new byte[bits > MOST_BITS ? least : 1 << bits];
    }
    bytes -= spare.length;
    return spare;
  }

  void giveBack(byte[] array) {
    int bits = Integer.numberOfTrailingZeros(array.length);
    boolean fits = bits >= LEAST_BITS && bits <= MOST_BITS && array.length == 1 << bits;
    if (fits && bytes + array.length <= MOST_BYTES) {
      bytes += array.length;
      bySize.get(bits).push(array);
    }
  }

  @Override
  public String toString() {
    return "SpareBytes[" + bytes + "]";
  }
}
