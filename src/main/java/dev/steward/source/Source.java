package dev.steward.source;

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
   * The rows that a query of a database gives, as a table of one split.
   *
   * @throws SourceException where this is no database, or it refuses the query
   */
  default Table query(String sql) throws SourceException {
    throw new SourceException("Cannot query source " + name(), "it is no database");
  }

  @Override
  void close();
}
