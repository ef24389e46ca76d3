package dev.steward.eligibility;

import dev.steward.core.ColumnVector;
import dev.steward.core.RowBatch;

/** A row of a batch as a batch of its own. Cells are shared, not copied. */
final class OneRow {
  private OneRow() {}

  static RowBatch of(RowBatch batch, int row) {
    return new RowBatch(1, batch.columns().stream().map(column -> vector(column, row)).toList());
  }

  private static ColumnVector vector(ColumnVector column, int row) {
    if (column instanceof ColumnVector.Dictionary coded) {
      return new ColumnVector.Dictionary(1, coded.values(), new int[] {coded.ids()[row]});
    }
    if (column instanceof ColumnVector.Repeated lists) {
      int[] starts = {lists.starts()[row], lists.starts()[row + 1]};
      return new ColumnVector.Repeated(1, lists.values(), starts);
    }
    return new ColumnVector.Dictionary(1, column, new int[] {column.isNull(row) ? -1 : row});
  }
}
