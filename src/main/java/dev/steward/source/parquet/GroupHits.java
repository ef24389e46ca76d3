package dev.steward.source.parquet;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Rows of one row group that changes are of, ascending. For one thread. */
final class GroupHits {
  private long[] rows = new long[16];
  private int[] changes = new int[16];
  private int count;

  void add(long row, int change) {
    if (count == rows.length) {
      rows = Arrays.copyOf(rows, 2 * count);
      changes = Arrays.copyOf(changes, 2 * count);
    }
    rows[count] = row;
    changes[count++] = change;
  }

  int count() {
    return count;
  }

  boolean isEmpty() {
    return count == 0;
  }

  long row(int hit) {
    return rows[hit];
  }

  /** The position of the change. */
  int change(int hit) {
    return changes[hit];
  }

  /** Those that a test of their positions admits. */
  GroupHits only(IntPredicate admitted) {
    GroupHits some = new GroupHits();
    for (int hit = 0; hit < count; hit++) {
      if (admitted.test(hit)) {
        some.add(rows[hit], changes[hit]);
      }
    }
    return some;
  }

  @Override
  public String toString() {
    return "GroupHits[" + count + "]";
  }
}
