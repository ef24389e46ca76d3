package dev.steward.source.csv;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;

/** Takes what one column needs from each row's cells. */
sealed interface CellColumn permits OneCell, SurplusCells, SameCell {
  Column column();

  void add(String[] cells);

  ColumnVector take(int rows);
}
