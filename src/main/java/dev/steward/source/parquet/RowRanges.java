package dev.steward.source.parquet;

import dev.steward.source.parquet.ParquetSplit.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sets of rows: ranges that are ascending and do not touch. */
final class RowRanges {
  private RowRanges() {}

  /** The rows that are in both. */
  static List<Range> both(List<Range> one, List<Range> other) {
    List<Range> both = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < one.size() && j < other.size()) {
      long from = Math.max(one.get(i).from(), other.get(j).from());
      long to = Math.min(one.get(i).to(), other.get(j).to());
      if (from < to) {
        both.add(new Range(from, to));
      }
      if (one.get(i).to() < other.get(j).to()) {
        i++;
      } else {
        j++;
      }
    }
    return both;
  }

  /** The rows that are in either. */
  static List<Range> either(List<Range> one, List<Range> other) {
    List<Range> all = new ArrayList<>(one);
    all.addAll(other);
    all.sort(Comparator.comparingLong(Range::from));
    List<Range> merged = new ArrayList<>();
    for (Range range : all) {
      int last = merged.size() - 1;
      if (last >= 0 && range.from() <= merged.get(last).to()) {
        Range before = merged.get(last);
        merged.set(last, new Range(before.from(), Math.max(before.to(), range.to())));
      } else {
        merged.add(range);
      }
    }
    return merged;
  }
}
