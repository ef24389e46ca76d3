package dev.steward.source;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What takes the place of a cell that is not null; a correction may take that of null too. */
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

  /**
   * Puts right what some cells say, and leaves the others as they are. A column that cannot hold
   * the right value as it is given refuses it: nothing is cut, and nothing comes to be null in its
   * place. Within JSON a number or a truth value stays what it was where the right value is none.
   *
   * @param wrong tells cells, by their text, that do not say what is so
   * @param right empty for no value
   * @param fills whether null is wrong too, in columns outside of lists and JSON
   */
  record Correction(Predicate<String> wrong, String right, boolean fills) implements Replacement {
    @Override
    public String toString() {
      return "Correction[" + right.length() + "]";
    }
  }
}
