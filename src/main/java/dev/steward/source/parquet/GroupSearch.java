package dev.steward.source.parquet;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.RowBatch;
import dev.steward.source.KeyMatch;
import dev.steward.source.PickedColumn;
import dev.steward.source.SourceException;
import dev.steward.source.parquet.ParquetSplit.Range;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The matching rows of one row group: the keys are read first, and the other columns only where
 * some row matches.
 */
final class GroupSearch {
  /** So few rows that most pages hold none of them. */
  private static final int FEW = 32;

  private final Opening opening;
  private final KeyMatch match;
  private final Selection selection;
  private final Selection others;
  private final RowGroupReader keys;
  private final Deque<Range> ahead;
  private final int[] keyPositions;
  private final int most;
  private final List<PickedColumn> picked = new ArrayList<>();
  private final long[] rows = new long[RowGroupReader.MOST_ROWS];
  private @Nullable RowGroupReader reader;
  private @Nullable RowBatch batch;
  private int batchNext;
  private long batchStart;
  private long row;
  private int count;

  /** Opens columns of the row group. */
  interface Opening {
    /**
     * @param sampled whether few rows are read
     */
    RowGroupReader reader(Selection columns, boolean sampled) throws SourceException;

    /** What a row takes in memory, in bytes, about. */
    double bytesOfRow(Selection columns);
  }

  private GroupSearch(
      Opening opening,
      Selection keys,
      Selection selection,
      KeyMatch match,
      RowGroupReader reader,
      List<Range> ranges) {
    this.opening = opening;
    this.match = match;
    this.selection = selection;
    this.keys = reader;
    this.ahead = new ArrayDeque<>(ranges);
    this.row = ranges.get(0).from();
    List<Column> known = keys.columns();
    this.keyPositions = selection.columns().stream().mapToInt(known::indexOf).toArray();
    this.others =
        new Selection(
            selection.items().stream().filter(item -> !known.contains(item.column())).toList());
    this.most = (int) Math.max(1, Math.min(rows.length, room(opening, selection)));
    keys.items().forEach(item -> picked.add(new PickedColumn()));
  }

  /**
   * @param ranges which rows may match
   * @param all number of rows
   * @return null where none can match
   */
  static @Nullable GroupSearch open(
      Opening opening,
      Selection keys,
      Selection selection,
      KeyMatch match,
      List<Range> ranges,
      long all)
      throws SourceException {
    if (ranges.isEmpty()) {
      return null;
    }
    RowGroupReader reader = opening.reader(keys, !ranges.equals(List.of(new Range(0, all))));
    reader.moveTo(ranges.get(0).from(), ranges.get(0).to());
    return match.mayName(reader.dictionaries())
        ? new GroupSearch(opening, keys, selection, match, reader, ranges)
        : null;
  }

  /** The next matching rows; null after the last. */
  @Nullable RowBatch next() throws SourceException {
    boolean more = true;
    while (count < most && more) {
      more = batch != null || advance();
      collect();
    }
    return count == 0 ? null : take(!more);
  }

  private static double room(Opening opening, Selection selection) {
    return RowGroupReader.MOST_BYTES / Math.max(1, opening.bytesOfRow(selection));
  }

  private boolean advance() throws SourceException {
    if (keys.isAtEnd()) {
      ahead.poll();
      Range next = ahead.peek();
      if (next == null) {
        return false;
      }
      keys.moveTo(next.from(), next.to());
      row = next.from();
    }
    RowBatch read = keys.batch();
    match.open(read);
    batch = read;
    batchStart = row;
    batchNext = 0;
    row += read.rows();
    return true;
  }

  private void collect() {
    RowBatch from = batch;
    if (from == null) {
      return;
    }
    while (batchNext < from.rows() && count < most) {
      if (match.names(batchNext)) {
        rows[count++] = batchStart + batchNext;
        for (int i = 0; i < picked.size(); i++) {
          picked.get(i).add(from.columns().get(i), batchNext);
        }
      }
      batchNext++;
    }
    if (batchNext == from.rows()) {
      batch = null;
    }
  }

  private RowBatch take(boolean last) throws SourceException {
    List<ColumnVector> own = picked.stream().map(PickedColumn::take).toList();
    List<ColumnVector> read = List.of();
    if (!others.items().isEmpty()) {
      if (reader == null) {
        reader = opening.reader(others, last && count <= FEW);
      }
      read = reader.pick(rows, count);
    }
    List<ColumnVector> vectors = new ArrayList<>();
    int next = 0;
    for (int position : keyPositions) {
      vectors.add(position < 0 ? read.get(next++) : own.get(position));
    }
    RowBatch taken = new RowBatch(count, vectors);
    count = 0;
    return taken;
  }

  @Override
  public String toString() {
    return "GroupSearch[" + selection.items().size() + " columns]";
  }
}
