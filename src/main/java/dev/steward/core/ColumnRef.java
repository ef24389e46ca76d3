package dev.steward.core;

/**
 * Names a column of a table. Nested columns are paths: {@code user.email}; fields of JSON text
 * continue the path of the column that holds the text: {@code payload.user.email}.
 */
public record ColumnRef(TableRef table, String column) {
  public ColumnRef {
    if (column.isBlank()) {
      throw new IllegalArgumentException("A column's name is not blank, in " + table);
    }
  }

  /** {@code SOURCE.TABLE.COLUMN}. */
  @Override
  public String toString() {
    return table + "." + column;
  }
}
