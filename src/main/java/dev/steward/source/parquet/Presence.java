package dev.steward.source.parquet;

import org.apache.parquet.column.Encoding;

/** Which rows of a page have a value, by its definition levels: outside of lists only. */
final class Presence {
  private static final int AHEAD = 512;

  private final int max;
  private final int width;
  private final Runs levels = new Runs();
  private final int[] ahead;
  private int next;
  private int filled;

  /**
   * @param max the definition level of a value
   */
  Presence(int max) {
    this.max = max;
    this.width = Integer.SIZE - Integer.numberOfLeadingZeros(max);
    this.ahead = new int[max == 0 ? 0 : AHEAD];
  }

  /** Goes on with a page; returns where in it its values begin. */
  int start(RawPage page) throws CorruptFileException {
    next = 0;
    filled = 0;
    byte[] bytes = page.bytes();
    if (page.second()) {
      int from = page.repetition();
      int to = from + page.definition();
      levels.start(bytes, from, to, width);
      return to;
    }
    if (max == 0) {
      return 0;
    }
    if (page.definitionEncoding() == Encoding.RLE) {
      int size = page.size() < 4 ? -1 : LittleEndian.intAt(bytes, 0);
      requireWithin(size, page.size() - 4);
      levels.start(bytes, 4, 4 + size, width);
      return 4 + size;
    }
    if (page.definitionEncoding() == Encoding.BIT_PACKED) {
      int size = (int) Math.min(Integer.MAX_VALUE, ((long) page.count() * width + 7) / 8);
      requireWithin(size, page.size());
      levels.startPacked(bytes, 0, size, width, true);
      return size;
    }
    throw new CorruptFileException("a page's levels have the encoding of values");
  }

  private static void requireWithin(int size, int most) throws CorruptFileException {
    if (size < 0 || size > most) {
      throw new CorruptFileException("a page's levels are longer than the page");
    }
  }

  /** The levels themselves of the next rows; not after a run was asked for. */
  void levels(int[] into, int count) throws CorruptFileException {
    levels.read(into, 0, count);
    int most = 0;
    for (int i = 0; i < count; i++) {
      most = Math.max(most, into[i]);
    }
    if (most > max) {
      throw new CorruptFileException("a page has a level that its column does not have");
    }
  }

  /** How many rows follow that all have a value, or, below 0, have none; {@code most} at most. */
  int run(int most) throws CorruptFileException {
    if (max == 0) {
      return most;
    }
    if (next == filled) {
      if (!levels.isPacked()) {
        int count = Math.min(most, levels.left());
        return levels.value() == max ? count : -count;
      }
      filled = Math.min(AHEAD, levels.left());
      levels.read(ahead, 0, filled);
      next = 0;
    }
    boolean present = ahead[next] == max;
    int to = Math.min(filled, next + Math.min(most, AHEAD));
    int i = next + 1;
    while (i < to && (ahead[i] == max) == present) {
      i++;
    }
    return present ? i - next : next - i;
  }

  /** Passes rows of the run told last. */
  void pass(int rows) throws CorruptFileException {
    if (next < filled) {
      next += rows;
    } else if (max > 0) {
      levels.skip(rows);
    }
  }
}
