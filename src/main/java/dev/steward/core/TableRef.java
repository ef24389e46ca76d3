package dev.steward.core;

/**
 * Names a table: the source's configured name and the table's name within it ({@code contact},
 * {@code sales.orders}, {@code web/visit}).
 */
public record TableRef(String source, String table) implements Comparable<TableRef> {
  public TableRef {
    if (source.isBlank() || source.indexOf('.') >= 0) {
      throw new IllegalArgumentException(
          "A source's name is neither blank nor has a dot: " + source);
    }
    if (table.isBlank()) {
      throw new IllegalArgumentException("A table's name is not blank, in source " + source);
    }
  }

  @Override
  public int compareTo(TableRef other) {
    int bySource = source.compareTo(other.source);
    return bySource != 0 ? bySource : table.compareTo(other.table);
  }

  /** {@code SOURCE.TABLE}. */
  @Override
  public String toString() {
    return source + '.' + table;
  }
}
