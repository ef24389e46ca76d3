package dev.steward.source.parquet;

import dev.steward.core.Column;
import dev.steward.core.RowBatch;
import dev.steward.files.SeekableFile;
import dev.steward.source.Irregularity;
import dev.steward.source.KeyMatch;
import dev.steward.source.RowCursor;
import dev.steward.source.SourceException;
import dev.steward.source.parquet.ParquetSplit.Range;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads just the rows of a split that match, row group by row group. */
final class SearchCursor implements RowCursor {
  private final String attempt;
  private final SeekableFile file;
  private final Footer footer;
  private final Search search;
  private final Selection selection;
  private final KeyMatch match;
  private final Deque<ParquetCursor.Run> ahead = new ArrayDeque<>();
  private final Unpacker unpacker = new Unpacker();
  private @Nullable GroupSearch group;

  /**
   * @param attempt what is tried, for errors: names the table and the file
   * @param file is closed with the cursor
   * @param split whole row groups
   */
  SearchCursor(
      String attempt,
      SeekableFile file,
      Footer footer,
      Search search,
      Selection selection,
      ParquetSplit split) {
    this.attempt = attempt;
    this.file = file;
    this.footer = footer;
    this.search = search;
    this.selection = selection;
    this.match = new KeyMatch(search.filter(), search.keys().columns());
    if (!search.isHopeless()) {
      ahead.addAll(ParquetCursor.runs(footer, split));
    }
  }

  @Override
  public List<Column> columns() {
    return selection.columns();
  }

  @Override
  public @Nullable RowBatch next() throws SourceException {
    while (true) {
      RowBatch found = group == null ? null : group.next();
      if (found != null) {
        return found;
      }
      group = null;
      ParquetCursor.Run run = ahead.poll();
      if (run == null) {
        return null;
      }
      group = open(run.group());
    }
  }

  private @Nullable GroupSearch open(int number) throws SourceException {
    String place = attempt + ", row group " + number;
    List<Range> rows;
    try {
      rows = search.rows(file, footer, number);
    } catch (IOException | RuntimeException e) {
      throw new SourceException(place, Faults.reason(e), e);
    }
    long all = footer.groups().get(number).getRowCount();
    return GroupSearch.open(new Group(place, number), search.keys(), selection, match, rows, all);
  }

  /** A row group. */
  private final class Group implements GroupSearch.Opening {
    private final String place;
    private final int number;

    Group(String place, int number) {
      this.place = place;
      this.number = number;
    }

    @Override
    public RowGroupReader reader(Selection columns, boolean sampled) throws SourceException {
      return new RowGroupReader(
          place, file, footer, footer.groups().get(number), columns, sampled, unpacker);
    }

    @Override
    public double bytesOfRow(Selection columns) {
      return columns.items().stream().mapToDouble(item -> item.bytesOfRow(footer, number)).sum();
    }
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
