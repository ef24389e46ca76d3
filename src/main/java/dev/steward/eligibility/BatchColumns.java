package dev.steward.eligibility;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.DataType;
import dev.steward.core.RowBatch;
import java.util.List;
import java.util.Optional;

/** Where a cursor's columns lie in its batches. */
final class BatchColumns {
  private final List<Column> columns;

  BatchColumns(List<Column> columns) {
    this.columns = columns;
  }

  /** A column's position. */
  int position(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** −1 where the split has no such column. */
  int position(Optional<String> name) {
    return name.map(this::position).orElse(-1);
  }

  DataType type(int position) {
    return position < 0 ? DataType.TEXT : columns.get(position).type();
  }

  /** The column, or one of nulls where there is none. */
  static ColumnVector vector(RowBatch batch, int position) {
    return position < 0
        ? new ColumnVector.Dictionary(batch.rows(), NOTHING, nulls(batch.rows()))
        : batch.columns().get(position);
  }

  private static final ColumnVector NOTHING = new ColumnVector.Longs(0, new long[0], null);

  private static int[] nulls(int rows) {
    int[] ids = new int[rows];
    java.util.Arrays.fill(ids, -1);
    return ids;
  }
}
