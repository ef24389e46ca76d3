package dev.steward.source.parquet;

import dev.steward.source.RowChange;
import dev.steward.source.RowChange.Action;
import java.util.List;

/** What becomes of each row of a row group, asked for one after another. For one thread. */
final class RowFate {
  static final int STAYS = -1;
  static final int GONE = -2;

  private final long rows;
  private final GroupHits hits;
  private final boolean[] deletes;
  private final long left;
  private int next;

  RowFate(long rows, GroupHits hits, List<RowChange> changes) {
    this.rows = rows;
    this.hits = hits;
    this.deletes = new boolean[changes.size()];
    for (int i = 0; i < deletes.length; i++) {
      deletes[i] = changes.get(i).action() instanceof Action.Delete;
    }
    long gone = 0;
    for (int hit = 0; hit < hits.count(); hit++) {
      gone += deletes[hits.change(hit)] ? 1 : 0;
    }
    this.left = rows - gone;
  }

  /** Rows of the row group as it is. */
  long rows() {
    return rows;
  }

  /** Rows that stay. */
  long left() {
    return left;
  }

  /** Begins anew with the first row. */
  void start() {
    next = 0;
  }

  /** {@link #STAYS}, {@link #GONE}, or the position of the change that it stays with. */
  int of(long row) {
    if (next == hits.count() || hits.row(next) != row) {
      return STAYS;
    }
    int change = hits.change(next++);
    return deletes[change] ? GONE : change;
  }

  /** The next row that goes, this one or behind it; behind all rows where there is none. */
  long nextGone(long row) {
    while (next < hits.count() && (hits.row(next) < row || !deletes[hits.change(next)])) {
      next++;
    }
    return next < hits.count() ? hits.row(next) : Long.MAX_VALUE;
  }

  /** Whether some row stays with a change that some edits are of. */
  boolean isOf(LeafEdits edits) {
    for (int hit = 0; hit < hits.count(); hit++) {
      if (edits.isOf(hits.change(hit))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return "RowFate[" + left + " of " + rows + " rows stay]";
  }
}
