package dev.steward.shuffle;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keys from one on, up to another.
 *
 * @param from null: from the first key on
 * @param to the first key that is no longer within; null: up to the last
 */
public record KeyBounds(byte @Nullable [] from, byte @Nullable [] to) {
  /** All keys. */
  public static final KeyBounds ALL = new KeyBounds(null, null);

  boolean isOpen() {
    return from == null && to == null;
  }

  boolean contains(byte[] data, int start, int end) {
    byte[] least = from;
    byte[] bound = to;
    return (least == null || Arrays.compareUnsigned(data, start, end, least, 0, least.length) >= 0)
        && (bound == null || Arrays.compareUnsigned(data, start, end, bound, 0, bound.length) < 0);
  }

  /** Without the keys. */
  @Override
  public String toString() {
    return "KeyBounds";
  }
}
