package dev.steward.core;

/**
 * Names a table: the source's configured name and the table's name within it ({@code contact},
 * {@code sales.orders}, {@code web/visit}).
 */
public record TableRef(String source, String table) implements Comparable<TableRef> {
  /** Stands for all tables of a source, where nobody knows which there are. */
  public static final String EVERY_TABLE = "*";

  public TableRef {
    if (source.isBlank() || source.indexOf('.') >= 0) {
      throw new IllegalArgumentException(
          "A source's name is neither blank nor has a dot: " + source);
    }
    if (table.isBlank()) {
      throw new IllegalArgumentException("A table's name is not blank, in source " + source);
    }
  }

  /** Whether the other is this table, or lies below this place, or this stands for every table. */
  public boolean covers(TableRef other) {
    return source.equals(other.source)
        && (table.equals(other.table)
            || table.equals(EVERY_TABLE)
            || other.table.startsWith(table + "/"));
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
