package dev.steward.source.csv;

import dev.steward.files.FileStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Chooses runs of rows spread evenly over a table's files, each file's share being that of its
 * weight. Only the starts and the places of the cuts are read.
 */
final class CsvSample {
  /** Rows of the shortest run that is worth opening a file for. */
  private static final int RUN_ROWS = 100;

  private static final int MOST_RUNS = 20;
  private static final long RUN_BYTES = 1 << 16;

  private final FileStore store;
  private final long rows;

  CsvSample(FileStore store, long rows) {
    this.store = store;
    this.rows = rows;
  }

  /**
   * @param weights of the files, in rows where they are known, otherwise in bytes
   * @return the chosen runs, file by file
   */
  List<List<CsvSplit>> of(List<CsvFile> files, List<Long> weights) throws IOException {
    long total = weights.stream().mapToLong(Long::longValue).sum();
    long runs = Math.max(1, rows / RUN_ROWS);
    List<List<CsvSplit>> splits = new ArrayList<>();
    double before = 0;
    for (int i = 0; i < files.size(); i++) {
      double upTo = before + (double) weights.get(i) / total;
      long share = part(runs, upTo) - part(runs, before);
      long most = rows * part(runs, upTo) / runs - rows * part(runs, before) / runs;
      splits.add(share == 0 ? List.of() : runs(files.get(i), most));
      before = upTo;
    }
    return splits;
  }

  private static long part(long runs, double share) {
    return Math.round(runs * share);
  }

  private List<CsvSplit> runs(CsvFile file, long most) throws IOException {
    List<Long> starts = starts(file, most);
    List<CsvSplit> runs = new ArrayList<>();
    int count = starts.size();
    for (int i = 0; i < count; i++) {
      long end = i + 1 < count ? starts.get(i + 1) : file.file().length();
      long share = most * (i + 1) / count - most * i / count;
      runs.add(CsvSplit.run(file.file(), starts.get(i), end, share));
    }
    return runs;
  }

  private List<Long> starts(CsvFile file, long most) throws IOException {
    long length = file.file().length();
    long runs = Math.min(MOST_RUNS, Math.min(most / RUN_ROWS, length / RUN_BYTES));
    List<Long> starts = new ArrayList<>(List.of(0L));
    if (file.encoding().gzip() || file.headerLength() > RUN_BYTES / 4) {
      return starts;
    }
    RecordBoundary boundary = new RecordBoundary(store, file);
    for (long i = 1; i < runs; i++) {
      OptionalLong start = boundary.after(length / runs * i);
      if (start.isPresent()
          && start.getAsLong() > starts.get(starts.size() - 1)
          && start.getAsLong() < length) {
        starts.add(start.getAsLong());
      }
    }
    return starts;
  }
}
