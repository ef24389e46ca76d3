package dev.steward.source.parquet;

import dev.steward.core.KeyTuples;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Text, which may be stored with space around it: not by its hash, therefore, and by its order only
 * where no value begins with a space.
 *
 * @param cells of one cell, in the order of their bytes
 */
record SoughtText(KeyTuples cells) implements Sought {
  @Override
  public int size() {
    return cells.size();
  }

  @Override
  public boolean within(ByteBuffer min, ByteBuffer max) {
    byte[] least = upToSpace(SoughtUuids.bytes(min));
    if (least.length == 0) {
      return cells.size() > 0;
    }
    byte[] greatest = SoughtUuids.bytes(max);
    int from = 0;
    int to = cells.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (cells.compare(middle, 0, least) < 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from < cells.size() && cells.compare(from, 0, greatest) <= 0;
  }

  /** A key that is below this is below all of it, whatever space is put behind the key. */
  private static byte[] upToSpace(byte[] text) {
    int end = 0;
    while (end < text.length && Byte.toUnsignedInt(text[end]) > ' ') {
      end++;
    }
    return Arrays.copyOf(text, end);
  }

  @Override
  public String toString() {
    return "SoughtText[" + cells.size() + "]";
  }
}
