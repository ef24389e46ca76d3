package dev.steward.inventory;

import static dev.steward.core.DataType.DECIMAL;
import static dev.steward.core.DataType.FLOAT;
import static dev.steward.core.DataType.INTEGER;
import static dev.steward.core.DataType.TEXT;

import dev.steward.core.DataType;
import java.util.Set;

/** Types of columns that differ between parts of a table. */
final class DataTypes {
  private static final Set<DataType> NUMBERS = Set.of(INTEGER, DECIMAL, FLOAT);

  private DataTypes() {}

  /** A type that covers both. */
  static DataType common(DataType one, DataType other) {
    if (one == other) {
      return one;
    }
    return NUMBERS.contains(one) && NUMBERS.contains(other) ? DECIMAL : TEXT;
  }
}
