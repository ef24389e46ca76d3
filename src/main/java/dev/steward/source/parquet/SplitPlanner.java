package dev.steward.source.parquet;

import dev.steward.source.ScanScope;
import dev.steward.source.Split;
import dev.steward.source.parquet.ParquetSplit.Range;
import java.util.ArrayList;
import java.util.List;

/** Cuts a table into splits of some row groups of one file. */
final class SplitPlanner {
  static final long ROWS_OF_SPLIT = 1_000_000;
  static final long BYTES_OF_SPLIT = 128L << 20;
  static final int RUNS = 16;

  private final List<TableFile> files;

  SplitPlanner(List<TableFile> files) {
    this.files = files;
  }

  List<Split> plan(ScanScope scope) {
    long rows = files.stream().mapToLong(TableFile::allRows).sum();
    if (scope instanceof ScanScope.Sample sample && sample.rows() < rows) {
      return sample(sample.rows(), rows);
    }
    List<Split> splits = new ArrayList<>();
    for (TableFile file : files) {
      whole(file, splits);
    }
    return splits;
  }

  private static void whole(TableFile file, List<Split> splits) {
    int first = 0;
    long rows = 0;
    long bytes = 0;
    for (int group = 0; group < file.groups(); group++) {
      boolean full =
          rows + file.rows()[group] > ROWS_OF_SPLIT || bytes + file.bytes()[group] > BYTES_OF_SPLIT;
      if (full && rows > 0) {
        splits.add(split(file, first, group - 1, List.of(), rows));
        first = group;
        rows = 0;
        bytes = 0;
      }
      rows += file.rows()[group];
      bytes += file.bytes()[group];
    }
    if (rows > 0) {
      splits.add(split(file, first, file.groups() - 1, List.of(), rows));
    }
  }

  /** Runs of equal length whose first rows lie evenly from the table's start to its end. */
  private List<Split> sample(long wanted, long rows) {
    long runs = Math.min(RUNS, wanted);
    List<Range> chosen = new ArrayList<>();
    long end = 0;
    for (long run = 0; run < runs; run++) {
      long length = wanted * (run + 1) / runs - wanted * run / runs;
      long start = runs == 1 ? 0 : scaled(rows - length, run, runs - 1);
      long from = Math.max(end, start);
      end = Math.min(rows, from + length);
      chosen.add(new Range(from, end));
    }
    return cut(alignedWhereCostly(chosen));
  }

  private static long scaled(long whole, long part, long parts) {
    return whole / parts * part + whole % parts * part / parts;
  }

  /**
   * Without an index a run can only be reached through the rows before it in its row group: where
   * row groups abound, the run moves to the start of its row group.
   */
  private List<Range> alignedWhereCostly(List<Range> runs) {
    List<Range> aligned = new ArrayList<>();
    long end = 0;
    int next = 0;
    long position = 0;
    for (TableFile file : files) {
      for (long rows : file.rows()) {
        while (next < runs.size() && runs.get(next).from() < position + rows) {
          Range run = runs.get(next++);
          boolean fits = run.rows() <= rows && position >= end;
          long from = file.indexed() || !fits ? Math.max(end, run.from()) : position;
          end = from + run.rows();
          aligned.add(new Range(from, end));
        }
        position += rows;
      }
    }
    return aligned;
  }

  /** One split for each stretch of row groups of a file that a run touches. */
  private List<Split> cut(List<Range> runs) {
    List<Split> splits = new ArrayList<>();
    int next = 0;
    long fileStart = 0;
    for (TableFile file : files) {
      long fileEnd = fileStart + file.allRows();
      List<Range> inside = new ArrayList<>();
      for (int run = next; run < runs.size() && runs.get(run).from() < fileEnd; run++) {
        Range range = runs.get(run);
        if (range.to() > fileStart) {
          inside.add(
              new Range(
                  Math.max(range.from(), fileStart) - fileStart,
                  Math.min(range.to(), fileEnd) - fileStart));
        }
      }
      while (next < runs.size() && runs.get(next).to() <= fileEnd) {
        next++;
      }
      cut(file, inside, splits);
      fileStart = fileEnd;
    }
    return splits;
  }

  private static void cut(TableFile file, List<Range> runs, List<Split> splits) {
    int next = 0;
    int group = 0;
    long start = 0;
    while (next < runs.size()) {
      while (start + file.rows()[group] <= runs.get(next).from()) {
        start += file.rows()[group++];
      }
      int first = group;
      long firstStart = start;
      List<Range> taken = new ArrayList<>();
      long rows = 0;
      // all runs that begin in the row group where the split ends so far belong to it
      while (next < runs.size() && runs.get(next).from() < start + file.rows()[group]) {
        Range run = runs.get(next++);
        while (start + file.rows()[group] < run.to()) {
          start += file.rows()[group++];
        }
        taken.add(new Range(run.from() - firstStart, run.to() - firstStart));
        rows += run.rows();
      }
      splits.add(split(file, first, group, taken, rows));
    }
  }

  static Split split(TableFile file, int first, int last, List<Range> ranges, long rows) {
    return ParquetSplit.of(file.file(), first, last, ranges)
        .toSplit(file.place(), rows, file.footer());
  }
}
