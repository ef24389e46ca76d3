package dev.steward.catalog;

import dev.steward.core.TableRef;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/** What erasure does with a person's rows in a table. */
public sealed interface EraseRule {
  /** Deletes them. */
  record Delete() implements EraseRule {}

  /** Keeps the rows and blanks what is personal in them. */
  record Anonymise() implements EraseRule {}

  /**
   * Keeps them until a lawful ground ends (Art. 17(3)), and blanks some columns meanwhile.
   *
   * @param basis the ground in words
   * @param until empty: without an end
   * @param anonymise columns to blank at once
   */
  record Retain(String basis, Optional<Until> until, List<String> anonymise) implements EraseRule {
    public Retain {
      anonymise = List.copyOf(anonymise);
    }
  }

  /** Does with them what happens to the rows of another table that they belong to. */
  record Follow(TableRef of) implements EraseRule {}

  /**
   * The end of a retention: a date column plus a period.
   *
   * @param fromEndOfYear whether the period starts at the end of the date's year
   */
  record Until(String column, boolean fromEndOfYear, Period plus) {}
}
