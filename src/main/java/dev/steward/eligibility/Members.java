package dev.steward.eligibility;

import dev.steward.core.TableRef;

/** Where the members of a segment are named. */
public sealed interface Members {
  /** In the rows of a table that have the segment's name in a column. */
  record OfTable(TableRef table, String segmentColumn, String contactColumn, String segment)
      implements Members {}

  /** In the first column of what a query of a database gives. */
  record OfQuery(String source, String sql) implements Members {
    /** Without the query, which may name people. */
    @Override
    public String toString() {
      return "OfQuery[" + source + "]";
    }
  }

  /** In a CSV file, in its column {@code contact_id} or its only one. */
  record OfFile(String location) implements Members {}

  /** Nowhere: all contacts are, or all leads. */
  record All() implements Members {}
}
