package dev.steward.source.csv;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;

/** The cells at one position; null in rows that have fewer. */
record OneCell(Column column, int index, TextColumn text) implements CellColumn {
  @Override
  public void add(String[] cells) {
    if (index < cells.length) {
      text.add(cells[index]);
    } else {
      text.addNull();
    }
  }

  @Override
  public ColumnVector take(int rows) {
    return text.take();
  }
}
