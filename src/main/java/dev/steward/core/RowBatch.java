package dev.steward.core;

import java.util.List;

/**
 * Consecutive rows of a table, column by column, in the order of the cursor's columns.
 *
 * @param rows number of rows; each vector has that size
 */
public record RowBatch(int rows, List<ColumnVector> columns) {
  public RowBatch {
    for (ColumnVector column : columns) {
      if (column.size() != rows) {
        throw new IllegalArgumentException(
            "A batch of " + rows + " rows has a column of " + column.size());
      }
    }
    columns = List.copyOf(columns);
  }
}
