package dev.steward.source.parquet;

import dev.steward.core.Column;
import dev.steward.core.RowBatch;
import dev.steward.files.SeekableFile;
import dev.steward.source.CellDate;
import dev.steward.source.KeyFilter;
import dev.steward.source.KeyMatch;
import dev.steward.source.RowChange;
import dev.steward.source.RowChange.DateCondition;
import dev.steward.source.SourceException;
import dev.steward.source.parquet.ParquetSplit.Range;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells which rows of one file changes are of. For one thread. */
final class RowJudge {
  private static final int NONE = Integer.MAX_VALUE;

  private final String attempt;
  private final SeekableFile file;
  private final Footer footer;
  private final List<RowChange> changes;
  private final Selection read;
  private final Search search;
  private final KeyMatch match;
  private final Unpacker unpacker;
  private int first = NONE;

  /**
   * @param attempt what is tried, for errors: names the table and the file
   * @param read the columns of the changes' keys and conditions, those that the file has
   */
  RowJudge(
      String attempt,
      SeekableFile file,
      Footer footer,
      List<RowChange> changes,
      Selection read,
      Unpacker unpacker) {
    this.attempt = attempt;
    this.file = file;
    this.footer = footer;
    this.changes = changes;
    this.read = read;
    KeyFilter filter = filter(changes);
    this.search = new Search(filter, read);
    this.match = new KeyMatch(filter, read.columns());
    this.unpacker = unpacker;
  }

  /** Its alternatives are the changes, in order. */
  static KeyFilter filter(List<RowChange> changes) {
    return new KeyFilter(
        changes.stream()
            .map(
                change ->
                    new KeyFilter.Keys(
                        change.columns().stream()
                            .map(name -> new KeyFilter.KeyColumn(name, KeyFilter.Comparison.EXACT))
                            .toList(),
                        change.keys()))
            .toList());
  }

  /** Whether any row may be of a change, by what the file tells about its values. */
  boolean mayFindAny() throws IOException {
    Statistics statistics = Statistics.read(file);
    return search.among(statistics, footer).stream()
        .anyMatch(group -> rowsOf(group) > 0 && !rows(group).isEmpty());
  }

  private long rowsOf(int group) {
    return footer.groups().get(group).getRowCount();
  }

  private List<Range> rows(int group) {
    try {
      return search.rows(file, footer, group);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The rows of a row group that changes are of, each with the first change.
   *
   * @param statistics of the file
   */
  GroupHits hits(int group, Statistics statistics) throws SourceException {
    GroupHits hits = new GroupHits();
    if (rowsOf(group) == 0 || !search.mayHold(statistics, group)) {
      return hits;
    }
    String place = attempt + ", row group " + group;
    List<Range> ranges;
    try {
      ranges = rows(group);
    } catch (RuntimeException e) {
      throw new SourceException(place, Faults.reason(e), e);
    }
    if (!ranges.isEmpty()) {
      look(place, group, ranges, hits);
    }
    return hits;
  }

  private void look(String place, int group, List<Range> ranges, GroupHits hits)
      throws SourceException {
    boolean sampled = !ranges.equals(List.of(new Range(0, rowsOf(group))));
    RowGroupReader reader =
        new RowGroupReader(
            place, file, footer, footer.groups().get(group), read, sampled, unpacker);
    reader.moveTo(ranges.get(0).from(), ranges.get(0).to());
    if (!match.mayName(reader.dictionaries())) {
      return;
    }
    for (int i = 0; i < ranges.size(); i++) {
      if (i > 0) {
        reader.moveTo(ranges.get(i).from(), ranges.get(i).to());
      }
      long start = ranges.get(i).from();
      while (!reader.isAtEnd()) {
        RowBatch batch = reader.batch();
        look(batch, start, hits);
        start += batch.rows();
      }
    }
  }

  private void look(RowBatch batch, long start, GroupHits hits) {
    match.open(batch);
    for (int row = 0; row < batch.rows(); row++) {
      int at = row;
      first = NONE;
      match.find(row, (change, tuple) -> note(change, batch, at));
      if (first != NONE) {
        hits.add(start + row, first);
      }
    }
  }

  private void note(int change, RowBatch batch, int row) {
    if (change < first && meets(changes.get(change).only().orElse(null), batch, row)) {
      first = change;
    }
  }

  private boolean meets(@Nullable DateCondition only, RowBatch batch, int row) {
    if (only == null) {
      return true;
    }
    List<Column> columns = read.columns();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(only.column())) {
        return CellDate.meets(only, batch.columns().get(i), columns.get(i).type(), row);
      }
    }
    return CellDate.meets(only, null);
  }

  @Override
  public String toString() {
    return "RowJudge[" + footer + "]";
  }
}
