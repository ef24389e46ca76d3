package dev.steward.report.parquet;

import dev.steward.core.ColumnVector;
import dev.steward.report.vector.ReportVector;
import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;

/** A chunk of booleans: a byte each until the page ends, a bit then. */
final class BooleanChunk extends ColumnChunk {
  private final byte[] flags = new byte[ParquetColumns.STRIDE];

  BooleanChunk(ColumnDescriptor column, PageCompressor compressor) {
    super(column, Boolean.class, compressor);
  }

  @Override
  boolean takes(ReportVector vector) {
    return vector instanceof ReportVector.Plain plain
        ? plain.values() instanceof ColumnVector.Longs
        : vector instanceof ReportVector.Flags;
  }

  @Override
  void repeat(Object value, int rows) {
    Arrays.fill(flags, 0, rows, (byte) ((Boolean) value ? 1 : 0));
    add(flags, 0, rows);
  }

  @Override
  void addValues(ReportVector vector, int from, int to) {
    int count = to - from;
    if (vector instanceof ReportVector.Flags booleans) {
      add(booleans.values(), from, count);
    } else if (vector instanceof ReportVector.Plain plain) {
      ColumnVector.Longs numbers = (ColumnVector.Longs) plain.values();
      for (int i = 0; i < count; i++) {
        int truth = numbers.values()[from + i] == 0 ? 0 : 1;
        flags[i] = (byte) (numbers.isNull(from + i) ? -1 : truth);
      }
      add(flags, 0, count);
    }
  }

  private void add(byte[] booleans, int from, int count) {
    int without = 0;
    for (int i = from; i < from + count; i++) {
      without += (booleans[i] & 0xFF) >>> 7;
    }
    if (without == 0) {
      values.put(booleans, from, count);
      presence.present(count);
    } else {
      addMixed(booleans, from, count, without);
    }
  }

  private void addMixed(byte[] booleans, int from, int count, int without) {
    int[] levels = presence.mixed(count);
    values.reserve(count);
    for (int i = 0; i < count; i++) {
      int level = booleans[from + i] < 0 ? 0 : 1;
      levels[presence.rows() + i] = level;
      values.bytes[values.length] = booleans[from + i];
      values.length += level;
    }
    presence.mixed(count, without);
  }

  @Override
  void finishBounds(Statistics<?> bounds) {
    int trues = 0;
    for (int i = 0; i < values.length; i++) {
      trues += values.bytes[i];
    }
    if (trues > 0) {
      bounds.updateStats(true);
    }
    if (trues < values.length) {
      bounds.updateStats(false);
    }
  }

  @Override
  Encoding finishValues(PageBytes page) {
    values.reserve(Byte.SIZE);
    Arrays.fill(values.bytes, values.length, values.length + Byte.SIZE, (byte) 0);
    page.reserve(values.length / Byte.SIZE + 1L);
    for (int i = 0; i < values.length; i += Byte.SIZE) {
      long eight = (long) PageBytes.LONG.get(values.bytes, i);
      // gathers the lowest bit of each byte in the highest byte, the first one lowest
      page.bytes[page.length++] = (byte) (eight * 0x0102040810204080L >>> 56);
    }
    return Encoding.PLAIN;
  }
}
