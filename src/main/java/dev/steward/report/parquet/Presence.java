package dev.steward.report.parquet;

import java.util.Arrays;

/** Which rows of a page have a value; the definition levels of a flat, optional column. */
final class Presence {
  private final PageBytes encoded = new PageBytes();
  private int[] levels = new int[0];
  private int rows;
  private int nulls;

  int rows() {
    return rows;
  }

  int nulls() {
    return nulls;
  }

  /** Rows with a value. */
  void present(int count) {
    if (nulls > 0) {
      reserve(count);
      Arrays.fill(levels, rows, rows + count, 1);
    }
    rows += count;
  }

  /** Rows without. */
  void absent(int count) {
    int[] each = mixed(count);
    Arrays.fill(each, rows, rows + count, 0);
    mixed(count, count);
  }

  /**
   * Room for rows with and without a value, from {@link #rows} on, to be filled with 1 and 0 before
   * {@link #mixed(int, int)}.
   */
  int[] mixed(int count) {
    reserve(count);
    if (nulls == 0) {
      Arrays.fill(levels, 0, rows, 1);
    }
    return levels;
  }

  /** Adds the rows that {@link #mixed(int)} has room for. */
  void mixed(int count, int without) {
    rows += count;
    nulls += without;
  }

  /** Writes the levels with their length, and begins the next page. */
  void finish(PageBytes page) {
    encoded.length = 0;
    if (nulls == 0 || nulls == rows) {
      RunEncoder.repeat(nulls == 0 ? 1 : 0, rows, 1, encoded);
    } else {
      RunEncoder.encode(levels, rows, 1, encoded);
    }
    page.putInt(encoded.length);
    page.put(encoded);
    rows = 0;
    nulls = 0;
  }

  private void reserve(int more) {
    if (rows + more > levels.length) {
      levels = Arrays.copyOf(levels, Math.max(rows + more, 2 * levels.length));
    }
  }
}
