package dev.steward.report.parquet;

import dev.steward.core.ColumnVector;
import dev.steward.report.vector.WellFormed;
import java.util.Arrays;
import java.util.BitSet;
import org.apache.parquet.column.statistics.Statistics;

/** Texts of a page one after the other, each behind its length. */
final class PlainTexts {
  private static final int SHORT = 64;

  private final PageBytes page;
  private final Presence presence;
  private final TextBounds bounds;

  PlainTexts(PageBytes page, Presence presence) {
    this.page = page;
    this.presence = presence;
    this.bounds = new TextBounds(page);
  }

  /** Adds rows; null is what is said to be so, and what is empty. */
  void add(ColumnVector.Bytes texts, int from, int to) {
    byte[] data = texts.data();
    int[] offsets = texts.offsets();
    BitSet nulls = texts.nulls();
    boolean ascii = isAscii(data, offsets[from], offsets[to]);
    page.reserve((long) offsets[to] - offsets[from] + 4L * (to - from));
    int[] levels = null;
    int without = 0;
    for (int i = from; i < to; i++) {
      int at = offsets[i];
      int size = offsets[i + 1] - at;
      if (size == 0 || (nulls != null && nulls.get(i))) {
        levels = levels == null ? firstNull(i - from, to - from) : levels;
        levels[presence.rows() + i - from] = 0;
        without++;
      } else {
        if (levels != null) {
          levels[presence.rows() + i - from] = 1;
        }
        if (ascii) {
          append(data, at, size);
        } else {
          byte[] text = WellFormed.utf8(data, at, at + size);
          page.reserve(text.length + 4L);
          append(text, 0, text.length);
        }
      }
    }
    if (levels == null) {
      presence.present(to - from);
    } else {
      presence.mixed(to - from, without);
    }
  }

  /** Adds a row of well-formed text; null where it is empty. */
  void add(byte[] text) {
    if (text.length == 0) {
      presence.absent(1);
    } else {
      page.reserve(text.length + 4L);
      append(text, 0, text.length);
      presence.present(1);
    }
  }

  void finishBounds(Statistics<?> statistics) {
    bounds.finish(statistics);
  }

  private int[] firstNull(int before, int rows) {
    int[] levels = presence.mixed(rows);
    Arrays.fill(levels, presence.rows(), presence.rows() + before, 1);
    return levels;
  }

  private void append(byte[] data, int at, int size) {
    byte[] to = page.bytes;
    int start = page.length + 4;
    PageBytes.INT.set(to, page.length, size);
    if (size <= SHORT && at + size + Long.BYTES <= data.length) {
      // what is written too much the next one overwrites
      for (int i = 0; i < size; i += Long.BYTES) {
        PageBytes.LONG.set(to, start + i, (long) PageBytes.LONG.get(data, at + i));
      }
    } else {
      System.arraycopy(data, at, to, start, size);
    }
    page.length = start + size;
    bounds.add(start, size);
  }

  private static boolean isAscii(byte[] data, int from, int to) {
    long all = 0;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      all |= (long) PageBytes.LONG.get(data, at);
    }
    for (; at < to; at++) {
      all |= data[at];
    }
    return (all & 0x8080808080808080L) == 0;
  }
}
