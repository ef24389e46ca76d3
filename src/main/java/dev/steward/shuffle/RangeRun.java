package dev.steward.shuffle;

import java.util.ArrayList;
import java.util.List;

/**
 * Adjacent ranges that are worked on together: from one on, up to another.
 *
 * @param bytes of their records
 */
public record RangeRun(int from, int to, long bytes) {
  public RangeRun {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException("A run has ranges: " + from + " to " + to);
    }
  }

  /** Runs of at most so many bytes; a range that alone has more is a run by itself. */
  public static List<RangeRun> cut(long[] bytesByRange, long most) {
    List<RangeRun> runs = new ArrayList<>();
    int from = 0;
    long bytes = 0;
    for (int range = 0; range < bytesByRange.length; range++) {
      if (range > from && bytes + bytesByRange[range] > most) {
        runs.add(new RangeRun(from, range, bytes));
        from = range;
        bytes = 0;
      }
      bytes += bytesByRange[range];
    }
    runs.add(new RangeRun(from, bytesByRange.length, bytes));
    return runs;
  }
}
