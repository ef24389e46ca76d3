package dev.steward.detect;

import java.util.List;

/**
 * What is known of a table.
 *
 * @param name as its source calls it
 */
public record TableFacts(String name, List<ColumnFacts> columns) {
  public TableFacts {
    columns = List.copyOf(columns);
  }
}
