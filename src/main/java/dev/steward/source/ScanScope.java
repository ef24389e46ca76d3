package dev.steward.source;

/** How much of a table to read. */
public sealed interface ScanScope {
  /** All rows. */
  record Full() implements ScanScope {}

  /** About so many rows at most, in runs spread evenly over the table; all of a smaller table. */
  record Sample(long rows) implements ScanScope {
    public Sample {
      if (rows <= 0) {
        throw new IllegalArgumentException("A sample has rows: " + rows);
      }
    }
  }
}
