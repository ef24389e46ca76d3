package dev.steward.source.csv;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import java.util.Arrays;

/** All cells from a position on, joined by the delimiter; null where all are empty. */
record SurplusCells(Column column, int index, String delimiter, TextColumn text)
    implements CellColumn {
  @Override
  public void add(String[] cells) {
    boolean empty = true;
    for (int i = index; i < cells.length; i++) {
      empty &= cells[i].isEmpty();
    }
    if (empty) {
      text.addNull();
    } else {
      text.add(String.join(delimiter, Arrays.asList(cells).subList(index, cells.length)));
    }
  }

  @Override
  public ColumnVector take(int rows) {
    return text.take();
  }
}
