package dev.steward.source;

import dev.steward.core.Column;
import java.io.IOException;
import java.util.List;

/**
 * A place where tables live: a database, a folder of Parquet files, a folder of CSV files.
 * Implementations are safe for use by several threads.
 */
public interface Source extends AutoCloseable {
  /** The configured name. */
  String name();

  /**
   * Finds the tables that the source's include and exclude globs admit, ordered by name.
   *
   * @throws SourceException where the source as a whole cannot be read (wrong password, no such
   *     folder)
   */
  Discovery discover() throws SourceException;

  /**
   * Reads a table's metadata.
   *
   * @throws SourceException where there is no such table or its metadata cannot be read
   */
  Table table(String name) throws SourceException;

  /**
   * Where a table lies.
   *
   * @throws SourceException where there is no such table
   */
  TablePlace place(String table) throws SourceException;

  /**
   * The references that the source itself keeps between its tables; none where it keeps none.
   *
   * @throws SourceException where it cannot be asked
   */
  default List<ForeignKey> foreignKeys() throws SourceException {
    return List.of();
  }

  /**
   * The rows that a query of a database gives, as a table of one split.
   *
   * @throws SourceException where this is no database, or it refuses the query
   */
  default Table query(String sql) throws SourceException {
    throw new SourceException("Cannot query source " + name(), "it is no database");
  }

  /**
   * Puts rows in the place of all that a table of a database holds, at once: whoever reads it sees
   * the rows of before or these, whole. A table that is not there is made. Done again after it was
   * cut short anywhere, it ends the same, and leaves nothing beside the table.
   *
   * @param table {@code TABLE} or {@code SCHEMA.TABLE}, of letters, digits and underscores
   * @param columns of type text, boolean or date, in the order of values
   * @throws SourceException where this is no database, or it refuses; the table is as it was then
   * @throws IOException where the rows cannot be read; the table is as it was then
   */
  default void replaceRows(String table, List<Column> columns, NewRows rows)
      throws SourceException, IOException {
    throw new SourceException("Cannot write to source " + name(), "it is no database");
  }

  @Override
  void close();
}
