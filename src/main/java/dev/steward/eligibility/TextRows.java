package dev.steward.eligibility;

import dev.steward.core.ColumnVector;
import java.util.Arrays;
import java.util.BitSet;

/** A column of texts in the making, used anew for each batch. For one thread. */
final class TextRows {
  private byte[] data = new byte[1 << 16];
  private final int[] offsets;
  private final BitSet nulls = new BitSet();
  private int rows;
  private boolean hasNulls;

  TextRows(int most) {
    offsets = new int[most + 1];
  }

  void add(byte[] bytes, int from, int to) {
    int at = offsets[rows];
    if (at + to - from > data.length) {
      data = Arrays.copyOf(data, Math.max(2 * data.length, at + to - from));
    }
    System.arraycopy(bytes, from, data, at, to - from);
    offsets[++rows] = at + to - from;
  }

  void addNull() {
    nulls.set(rows);
    hasNulls = true;
    offsets[rows + 1] = offsets[rows];
    rows++;
  }

  ColumnVector vector() {
    return new ColumnVector.Bytes(rows, data, offsets, hasNulls ? nulls : null);
  }

  void clear() {
    rows = 0;
    nulls.clear();
    hasNulls = false;
  }
}
