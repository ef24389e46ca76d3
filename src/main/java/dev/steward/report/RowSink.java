package dev.steward.report;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a report's rows, one after the other. */
@FunctionalInterface
public interface RowSink {
  /**
   * Adds a row.
   *
   * @param values a value a column, of the column's type or null
   * @throws IllegalArgumentException where the values are not what the columns hold
   */
  void add(List<@Nullable Object> values) throws IOException;
}
