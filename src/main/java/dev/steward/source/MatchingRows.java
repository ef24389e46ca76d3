package dev.steward.source;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.RowBatch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Passes on, of what another cursor reads, just the rows that a filter names. */
public final class MatchingRows implements RowCursor {
  private static final int MOST_ROWS = 4096;
  private static final long MOST_BYTES = 4L << 20;

  private final RowCursor all;
  private final KeyMatch match;
  private final Share own;
  private final int[] first = new int[2];
  private final List<PickedColumn> picked = new ArrayList<>();
  private @Nullable RowBatch batch;
  private int next;
  private int rows;

  /**
   * @param all is closed with this; the filter's columns are among its own, as far as they are
   *     there at all
   */
  public MatchingRows(RowCursor all, KeyFilter filter) {
    this(all, filter, (alternative, tuple) -> true);
  }

  /**
   * @param own which keys this is to find: a row is passed on if the first key that names it is one
   *     of them, so that several cursors that share out the keys do not give a row twice
   */
  public MatchingRows(RowCursor all, KeyFilter filter, Share own) {
    this.all = all;
    this.own = own;
    this.match = new KeyMatch(filter, all.columns());
    all.columns().forEach(column -> picked.add(new PickedColumn()));
  }

  /** A share of a filter's keys. */
  @FunctionalInterface
  public interface Share {
    /**
     * @param alternative position in {@link KeyFilter#anyOf}
     * @param tuple position in its keys
     */
    boolean holds(int alternative, int tuple);
  }

  @Override
  public List<Column> columns() {
    return all.columns();
  }

  @Override
  public @Nullable RowBatch next() throws SourceException {
    while (rows < MOST_ROWS && bytes() < MOST_BYTES) {
      if (batch == null) {
        batch = all.next();
        next = 0;
        if (batch == null) {
          break;
        }
        match.open(batch);
      }
      pick(batch);
    }
    return rows == 0 ? null : take();
  }

  private void pick(RowBatch from) {
    while (next < from.rows() && rows < MOST_ROWS) {
      if (match.names(next) && isOwn(next)) {
        for (int i = 0; i < picked.size(); i++) {
          picked.get(i).add(from.columns().get(i), next);
        }
        rows++;
      }
      next++;
    }
    if (next == from.rows()) {
      batch = null;
    }
  }

  private boolean isOwn(int row) {
    first[0] = Integer.MAX_VALUE;
    match.find(row, this::note);
    return own.holds(first[0], first[1]);
  }

  private void note(int alternative, int tuple) {
    if (alternative < first[0] || (alternative == first[0] && tuple < first[1])) {
      first[0] = alternative;
      first[1] = tuple;
    }
  }

  private long bytes() {
    return picked.stream().mapToLong(PickedColumn::bytes).sum();
  }

  private RowBatch take() {
    List<ColumnVector> vectors = picked.stream().map(PickedColumn::take).toList();
    RowBatch taken = new RowBatch(rows, vectors);
    rows = 0;
    return taken;
  }

  @Override
  public List<Irregularity> irregularities() {
    return all.irregularities();
  }

  @Override
  public void close() {
    all.close();
  }
}
