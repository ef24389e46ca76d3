package dev.steward.source.jdbc;

import dev.steward.core.DataType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a column are fetched from a result set.
 *
 * @param large whether single values may take much memory
 */
record CellFormat<B extends ColumnBuffer>(
    DataType type, boolean large, Supplier<B> buffer, Reader<B> reader) {

  /** Moves one cell. */
  @FunctionalInterface
  interface Reader<B extends ColumnBuffer> {
    /**
     * Appends the cell, or null where it cannot be represented.
     *
     * @return what was amiss, in words that quote nothing; null if nothing was
     */
    @Nullable String move(ResultSet row, int index, B into) throws SQLException;
  }

  static <B extends ColumnBuffer> CellFormat<B> of(
      DataType type, Supplier<B> buffer, Reader<B> reader) {
    return new CellFormat<>(type, false, buffer, reader);
  }

  CellFormat<B> ofLargeValues() {
    return new CellFormat<>(type, true, buffer, reader);
  }
}
