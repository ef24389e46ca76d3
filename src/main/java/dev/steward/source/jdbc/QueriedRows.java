package dev.steward.source.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The rows that a query gives, one after the other. For one thread. */
interface QueriedRows {
  /** Moves one column's cell of the current row into the column's buffer. */
  @FunctionalInterface
  interface Cell {
    /**
     * Appends the cell, or null where it cannot be represented.
     *
     * @return what was amiss, in words that quote nothing; null if nothing was
     */
    @Nullable String move() throws SQLException;
  }

  /**
   * The cells of a column.
   *
   * @param index from 0
   */
  <B extends ColumnBuffer> Cell cell(int index, CellFormat<B> format, B into);

  /** Goes to the next row; false where there is none. */
  boolean next() throws SQLException;

  /** Tells how large rows have been of late. */
  default void expect(long bytesPerRow) throws SQLException {}

  /**
   * Ends the query, also where there are rows left.
   *
   * @return false where the connection goes on with it, and is of no more use
   */
  boolean end() throws SQLException;
}
