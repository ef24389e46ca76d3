package dev.steward.source.parquet;

import dev.steward.core.Column;
import dev.steward.core.RowBatch;
import dev.steward.files.SeekableFile;
import dev.steward.source.Irregularity;
import dev.steward.source.RowCursor;
import dev.steward.source.SourceException;
import dev.steward.source.parquet.ParquetSplit.Range;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.jspecify.annotations.Nullable;

/** Reads the row groups of a split one after another; a batch never spans two of them. */
final class ParquetCursor implements RowCursor {
  private final String attempt;
  private final SeekableFile file;
  private final Footer footer;
  private final Selection selection;
  private final boolean sampled;
  private final Deque<Run> ahead = new ArrayDeque<>();
  private final Unpacker unpacker = new Unpacker();
  private @Nullable RowGroupReader reader;
  private int readerGroup = -1;

  /** Rows to read of one row group. */
  record Run(int group, long from, long to) {}

  /**
   * @param attempt what is tried, for errors: names the table and the file
   * @param file is closed with the cursor
   */
  ParquetCursor(
      String attempt, SeekableFile file, Footer footer, Selection selection, ParquetSplit split) {
    this.attempt = attempt;
    this.file = file;
    this.footer = footer;
    this.selection = selection;
    this.sampled = !split.ranges().isEmpty();
    this.ahead.addAll(runs(footer, split));
  }

  /** The rows that a split names, row group by row group. */
  static List<Run> runs(Footer footer, ParquetSplit split) {
    List<Run> runs = new ArrayList<>();
    long start = 0;
    for (int group = split.firstGroup(); group <= split.lastGroup(); group++) {
      long rows = footer.groups().get(group).getRowCount();
      List<Range> ranges = split.ranges();
      if (ranges.isEmpty() && rows > 0) {
        runs.add(new Run(group, 0, rows));
      }
      for (Range range : ranges) {
        long from = Math.max(0, range.from() - start);
        long to = Math.min(rows, range.to() - start);
        if (from < to) {
          runs.add(new Run(group, from, to));
        }
      }
      start += rows;
    }
    return runs;
  }

  @Override
  public List<Column> columns() {
    return selection.columns();
  }

  @Override
  public @Nullable RowBatch next() throws SourceException {
    while (reader == null || reader.isAtEnd()) {
      Run run = ahead.poll();
      if (run == null) {
        reader = null;
        return null;
      }
      reader(run.group()).moveTo(run.from(), run.to());
    }
    return reader.batch();
  }

  private RowGroupReader reader(int group) throws SourceException {
    if (reader == null || readerGroup != group) {
      BlockMetaData metadata = footer.groups().get(group);
      String place = attempt + ", row group " + group;
      reader = new RowGroupReader(place, file, footer, metadata, selection, sampled, unpacker);
      readerGroup = group;
    }
    return reader;
  }

  @Override
  public List<Irregularity> irregularities() {
    return List.of();
  }

  @Override
  public void close() {
    unpacker.close();
    try {
      file.close();
    } catch (IOException e) {
      // read only: nothing is lost
    }
  }
}
