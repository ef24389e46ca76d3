package dev.steward.source.csv;

import dev.steward.core.ColumnVector;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Gathers one column's cells of a batch as UTF-8. */
final class TextColumn {
  private byte[] data = new byte[1024];
  private int[] offsets = new int[64];
  private @Nullable BitSet nulls;
  private int rows;

  /** An empty cell is null. */
  void add(String cell) {
    if (cell.isEmpty()) {
      addNull();
    } else {
      endRow(append(cell));
    }
  }

  void addNull() {
    if (nulls == null) {
      nulls = new BitSet();
    }
    nulls.set(rows);
    endRow(offsets[rows]);
  }

  int bytes() {
    return offsets[rows];
  }

  /** The rows so far, as a batch's column; the next rows begin anew. */
  ColumnVector take() {
    ColumnVector taken = new ColumnVector.Bytes(rows, data, offsets, nulls);
    // the vector keeps its arrays; the next batch is likely to need as much, but for giant cells
    data = new byte[Math.min(1 << 20, Math.max(1024, offsets[rows] + (offsets[rows] >> 3)))];
    offsets = new int[rows + 1];
    nulls = null;
    rows = 0;
    return taken;
  }

  /**
   * @return where the cell ends
   */
  private int append(String cell) {
    int length = cell.length();
    int end = offsets[rows];
    reserve(end + length);
    for (int i = 0; i < length; i++) {
      char c = cell.charAt(i);
      if (c < 0x80) {
        data[end++] = (byte) c;
      } else {
        reserve(end + length - i + 3);
        end = appendBeyondAscii(cell.codePointAt(i), end);
        i += Character.isHighSurrogate(c) ? 1 : 0;
      }
    }
    return end;
  }

  private int appendBeyondAscii(int codePoint, int end) {
    int at = end;
    if (codePoint < 0x800) {
      data[at++] = (byte) (0xC0 | codePoint >> 6);
    } else {
      if (codePoint < 0x10000) {
        data[at++] = (byte) (0xE0 | codePoint >> 12);
      } else {
        data[at++] = (byte) (0xF0 | codePoint >> 18);
        data[at++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
      }
      data[at++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
    }
    data[at++] = (byte) (0x80 | codePoint & 0x3F);
    return at;
  }

  private void endRow(int end) {
    rows++;
    if (rows == offsets.length) {
      offsets = Arrays.copyOf(offsets, rows * 2);
    }
    offsets[rows] = end;
  }

  private void reserve(int size) {
    if (size > data.length) {
      data = Arrays.copyOf(data, Math.max(size, data.length + (data.length >> 1)));
    }
  }
}
