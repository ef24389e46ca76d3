package dev.steward.source;

import java.util.function.UnaryOperator;

/** What takes the place of a cell that is not null. */
public sealed interface Replacement {
  /**
   * Null; where the column admits none, its type's neutral value: empty text, zero, false,
   * 1970-01-01, midnight.
   */
  record Null() implements Replacement {}

  /**
   * A fixed text, read as a value of the column's type; where it is none of that type, as {@link
   * Null}. Longer than the column admits, it is cut.
   */
  record Text(String text) implements Replacement {
    @Override
    public String toString() {
      return "Text[" + text.length() + "]";
    }
  }

  /** The first of January of the year of a date or timestamp, as {@link Null} for other types. */
  record FirstOfYear() implements Replacement {}

  /** What a function makes of the cell's text; as {@link Text} in columns of other types. */
  record Derived(UnaryOperator<String> function) implements Replacement {}
}
