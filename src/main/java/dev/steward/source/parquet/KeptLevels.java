package dev.steward.source.parquet;

import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;

/**
 * The rows of a page outside of lists: which of them have a value, and which of them stay. For one
 * thread.
 */
final class KeptLevels {
  private static final int SLAB = 1 << 10;
  private static final int LARGEST_SLAB = 1 << 20;

  private final int max;
  private final int width;
  private final Presence presence;
  private int[] levels = new int[0];
  private int[] gone = new int[16];
  private int goneCount;
  private int count;
  private int kept;
  private int present;

  /**
   * @param max the definition level of a value
   */
  KeptLevels(int max) {
    this.max = max;
    this.width = Integer.SIZE - Integer.numberOfLeadingZeros(max);
    this.presence = new Presence(max);
  }

  /**
   * Goes on with a page; returns where in it its values begin.
   *
   * @param row its first one
   */
  int read(RawPage page, RowFate fate, long row) throws IOException {
    int at = presence.start(page);
    count = page.count();
    if (levels.length < count) {
      levels = new int[count];
    }
    if (max > 0) {
      presence.levels(levels, count);
    } else {
      Arrays.fill(levels, 0, count, 0);
    }
    drop(fate, row);
    return at;
  }

  /** Notes the values that go by their position among the page's values; closes up the levels. */
  private void drop(RowFate fate, long row) {
    goneCount = 0;
    kept = 0;
    present = 0;
    long next = fate.nextGone(row);
    for (int i = 0; i < count; i++) {
      int level = levels[i];
      if (row + i != next) {
        levels[kept++] = level;
      } else {
        next = fate.nextGone(row + i + 1);
        if (level == max) {
          noteGone();
        }
      }
      present += level == max ? 1 : 0;
    }
  }

  private void noteGone() {
    if (goneCount == gone.length) {
      gone = Arrays.copyOf(gone, 2 * goneCount);
    }
    gone[goneCount++] = present;
  }

  /** Number of the page's values that are there at all. */
  int present() {
    return present;
  }

  /** Number of rows that stay. */
  int kept() {
    return kept;
  }

  /** Number of values that stay. */
  int keptPresent() {
    return present - goneCount;
  }

  int goneCount() {
    return goneCount;
  }

  /** The position, among the page's values, of one that goes; the page's end behind the last. */
  int gone(int index) {
    return index < goneCount ? gone[index] : Integer.MAX_VALUE;
  }

  /** The levels of the rows that stay, without a length in front. */
  BytesInput bytes() throws IOException {
    if (max == 0) {
      return BytesInput.empty();
    }
    try (RunLengthBitPackingHybridEncoder runs =
        new RunLengthBitPackingHybridEncoder(
            width, SLAB, LARGEST_SLAB, HeapByteBufferAllocator.getInstance())) {
      for (int i = 0; i < kept; i++) {
        runs.writeInt(levels[i]);
      }
      return BytesInput.from(runs.toBytes().toByteArray());
    }
  }

  /** How many rows that stay have which level. */
  long[] histogram() {
    long[] histogram = new long[max + 1];
    for (int i = 0; i < kept; i++) {
      histogram[levels[i]]++;
    }
    return histogram;
  }

  @Override
  public String toString() {
    return "KeptLevels[" + kept + " of " + count + "]";
  }
}
