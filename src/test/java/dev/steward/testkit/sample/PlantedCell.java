package dev.steward.testkit.sample;

import dev.steward.core.ColumnRef;

/**
 * A value that the generator planted about a person.
 *
 * @param person the person's key
 * @param column where; a path where the value stands within JSON text
 * @param row position in {@link SampleTable#rows()}
 * @param value the cell, or for {@link Reach#WITHIN_TEXT} the part of it that is about her
 */
public record PlantedCell(String person, ColumnRef column, int row, Object value, Reach reach) {
  @Override
  public String toString() {
    return "PlantedCell[" + column + ", row " + row + ", " + reach + "]";
  }

  /** How the value comes to be about her. */
  public enum Reach {
    /** A cell of a row that is hers. */
    OWN_ROW,
    /** A cell of another person's row that names her key (a guardian). */
    REFERENCE,
    /** A part of a cell, in whoever's row. */
    WITHIN_TEXT
  }
}
