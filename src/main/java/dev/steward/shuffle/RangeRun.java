package dev.steward.shuffle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

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

  /** At most so many runs, of about as many bytes each as whole ranges allow. */
  public static List<RangeRun> cut(long[] bytesByRange, int runs) {
    long all = LongStream.of(bytesByRange).sum();
    List<RangeRun> cut = new ArrayList<>();
    int from = 0;
    long before = 0;
    long passed = 0;
    for (int range = 0; range < bytesByRange.length; range++) {
      passed += bytesByRange[range];
      boolean isLast = range == bytesByRange.length - 1;
      // where a cut is nearest to where it should be
      long next = isLast ? 0 : bytesByRange[range + 1];
      if (isLast || (passed + next / 2) * runs >= all * (cut.size() + 1L)) {
        if (isLast || cut.size() < runs - 1) {
          cut.add(new RangeRun(from, range + 1, passed - before));
          from = range + 1;
          before = passed;
        }
      }
    }
    return cut;
  }
}
