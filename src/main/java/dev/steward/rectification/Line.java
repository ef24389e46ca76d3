package dev.steward.rectification;

import dev.steward.core.TableRef;

/**
 * What a request is about in a column.
 *
 * @param category of the column; empty for none
 * @param matched the person's rows that hold a wrong value there
 * @param right those that hold the right value, and no wrong one
 * @param misfit whether the column, or its table, refuses the right value
 */
record Line(
    String request,
    int subject,
    TableRef table,
    String column,
    String category,
    Kind kind,
    long matched,
    long right,
    boolean misfit) {
  /** What becomes of the rows that match. */
  enum Kind {
    /** They are put right. */
    THEIRS("corrected"),
    /** They are left: they have an identifier that others have too, and may be another's. */
    UNCERTAIN("uncertain"),
    /** They are left: they are others' too, of whom the value may be true. */
    SHARED("shared"),
    /** They are left: the value stands in a column of another category, or of none. */
    ELSEWHERE("elsewhere");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  Line blocked() {
    return new Line(request, subject, table, column, category, kind, matched, right, true);
  }
}
