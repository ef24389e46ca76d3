package dev.steward.source.csv;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The same value in every row, from the name of a folder. */
record SameCell(Column column, ColumnVector value, int id) implements CellColumn {
  static SameCell of(Column column, @Nullable String value) {
    byte[] bytes = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
    return new SameCell(
        column,
        new ColumnVector.Bytes(1, bytes, new int[] {0, bytes.length}, null),
        value == null || value.isEmpty() ? -1 : 0);
  }

  @Override
  public void add(String[] cells) {}

  @Override
  public ColumnVector take(int rows) {
    int[] ids = new int[rows];
    Arrays.fill(ids, id);
    return new ColumnVector.Dictionary(rows, value, ids);
  }
}
