package dev.steward.report.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;

/** The least and the greatest of the texts in a page's bytes, byte by byte without sign. */
final class TextBounds {
  private static final VarHandle BIG_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final PageBytes page;
  // the texts' first eight bytes, biased to compare without sign
  private long leastStart = Long.MAX_VALUE;
  private long greatestStart = Long.MIN_VALUE;
  private int leastAt;
  private int leastSize = -1;
  private int greatestAt;
  private int greatestSize = -1;

  TextBounds(PageBytes page) {
    this.page = page;
  }

  /** Looks at a text of at least one byte; eight bytes behind its start can be read. */
  void add(int at, int size) {
    long start = (long) BIG_ENDIAN.get(page.bytes, at);
    if (size < Long.BYTES) {
      start &= -1L << (Long.SIZE - Byte.SIZE * size);
    }
    start ^= Long.MIN_VALUE;
    if (start <= leastStart
        && (start < leastStart || leastSize < 0 || compare(at, size, leastAt, leastSize) < 0)) {
      leastStart = start;
      leastAt = at;
      leastSize = size;
    }
    if (start >= greatestStart
        && (start > greatestStart
            || greatestSize < 0
            || compare(at, size, greatestAt, greatestSize) > 0)) {
      greatestStart = start;
      greatestAt = at;
      greatestSize = size;
    }
  }

  /** Tells the bounds, if there are any, and begins anew. */
  void finish(Statistics<?> bounds) {
    if (leastSize >= 0) {
      bounds.updateStats(text(leastAt, leastSize));
      bounds.updateStats(text(greatestAt, greatestSize));
    }
    leastStart = Long.MAX_VALUE;
    greatestStart = Long.MIN_VALUE;
    leastSize = -1;
    greatestSize = -1;
  }

  private int compare(int at, int size, int otherAt, int otherSize) {
    return Arrays.compareUnsigned(
        page.bytes, at, at + size, page.bytes, otherAt, otherAt + otherSize);
  }

  private Binary text(int at, int size) {
    return Binary.fromConstantByteArray(Arrays.copyOfRange(page.bytes, at, at + size));
  }
}
