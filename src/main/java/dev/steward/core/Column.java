package dev.steward.core;

/**
 * A column of a table as its source describes it.
 *
 * @param name the column's name; a path with dots where nested ({@code user.email}); elements of
 *     lists and values of maps have the path of the list or map, keys of maps that path and {@code
 *     .key}
 * @param type what the values are
 * @param declaredType the source's own words for the type ({@code varchar(100)}, {@code INT64
 *     TIMESTAMP(MICROS,true)}, {@code text} for CSV)
 * @param synthetic true for a column that the adapter adds where the data may have more than the
 *     schema says (cells beyond a CSV header); it is not reported where it holds no value
 */
public record Column(String name, DataType type, String declaredType, boolean synthetic) {
  public Column {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("A column's name is not empty");
    }
  }

  public Column(String name, DataType type, String declaredType) {
    this(name, type, declaredType, false);
  }
}
