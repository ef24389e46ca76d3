package dev.steward.source.parquet;

import dev.steward.source.Split;
import dev.steward.source.parquet.ParquetSplit.Range;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Cuts what is left of a table's files into splits of about the size of those of a whole scan. */
final class SearchPlanner {
  private final List<Split> splits = new ArrayList<>();

  /**
   * @param groups those that may hold a row
   */
  void add(TableFile file, BitSet groups) {
    int first = -1;
    long rows = 0;
    long bytes = 0;
    for (int group = groups.nextSetBit(0); group >= 0; group = groups.nextSetBit(group + 1)) {
      rows += file.rows()[group];
      bytes += file.bytes()[group];
      boolean full = rows > SplitPlanner.ROWS_OF_SPLIT || bytes > SplitPlanner.BYTES_OF_SPLIT;
      if (first < 0) {
        first = group;
      } else if (full) {
        split(file, groups.get(first, group), first);
        first = group;
        rows = file.rows()[group];
        bytes = file.bytes()[group];
      }
    }
    if (first >= 0) {
      split(file, groups.get(first, file.groups()), first);
    }
  }

  /**
   * @param groups counted from the first one, which is among them
   */
  private void split(TableFile file, BitSet groups, int first) {
    List<Range> ranges = new ArrayList<>();
    long start = 0;
    long from = -1;
    long rows = 0;
    for (int group = 0; group < groups.length(); group++) {
      if (groups.get(group) != from >= 0) {
        if (from < 0) {
          from = start;
        } else {
          ranges.add(new Range(from, start));
          from = -1;
        }
      }
      start += file.rows()[first + group];
      rows += groups.get(group) ? file.rows()[first + group] : 0;
    }
    if (rows > 0) {
      ranges.add(new Range(from, start));
      int last = first + groups.length() - 1;
      List<Range> some = rows == start ? List.of() : ranges;
      splits.add(SplitPlanner.split(file, first, last, some, rows));
    }
  }

  List<Split> splits() {
    return List.copyOf(splits);
  }
}
