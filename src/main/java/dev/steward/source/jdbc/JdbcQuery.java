package dev.steward.source.jdbc;

import dev.steward.core.Column;
import dev.steward.core.DataType;
import dev.steward.core.TableRef;
import dev.steward.source.RowCursor;
import dev.steward.source.ScanScope;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.source.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The first column of what a query gives, as text, in one split. Its transaction is read-only. */
final class JdbcQuery implements Table {
  private static final String NAME = "query";

  private final Database database;
  private final String sql;
  private final JdbcColumn column;

  private JdbcQuery(Database database, String sql, JdbcColumn column) {
    this.database = database;
    this.sql = sql;
    this.column = column;
  }

  /**
   * Lets the database look at the query, without running it.
   *
   * @throws SourceException where it refuses it
   */
  static JdbcQuery open(Database database, String sql) throws SourceException {
    String attempt = "Cannot prepare a query of source " + database.settings().name();
    String name =
        database.read(
            attempt,
            connection -> {
              try (PreparedStatement statement = connection.prepareStatement(sql)) {
                ResultSetMetaData found = statement.getMetaData();
                if (found == null || found.getColumnCount() == 0) {
                  throw new SourceException(attempt, "it gives no rows");
                }
                return found.getColumnLabel(1);
              }
            });
    return new JdbcQuery(
        database,
        sql,
        new JdbcColumn(
            new Column(name, DataType.TEXT, "query"), "", CellFormats.TEXT, Optional.empty()));
  }

  @Override
  public TableRef ref() {
    return new TableRef(database.settings().name(), NAME);
  }

  @Override
  public List<Column> columns() {
    return List.of(column.column());
  }

  @Override
  public OptionalLong rows() {
    return OptionalLong.empty();
  }

  @Override
  public List<String> remarks() {
    return List.of();
  }

  @Override
  public List<Split> plan(ScanScope scope) {
    return List.of(new Split("all rows", "{}", -1));
  }

  @Override
  public RowCursor read(Split split, Set<String> columns) throws SourceException {
    String attempt = "Cannot read a query of source " + database.settings().name();
    Connection connection = database.connection();
    try {
      PreparedStatement statement =
          connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
      statement.setFetchSize(database.settings().fetchSize());
      return new JdbcCursor(
          database,
          connection,
          new FetchedRows(statement, database.settings().fetchSize()),
          List.of(column),
          attempt,
          split.place(),
          Long.MAX_VALUE);
    } catch (SQLException e) {
      close(connection);
      throw JdbcFaults.reading(attempt, e);
    } catch (RuntimeException e) {
      close(connection);
      throw JdbcFaults.unforeseen(attempt, e);
    }
  }

  private static void close(Connection connection) {
    try (connection) {
      connection.rollback();
    } catch (SQLException e) {
      // the failure that led here is the one to tell
    }
  }

  /** Without the query, which may name people. */
  @Override
  public String toString() {
    return "JdbcQuery[" + database.settings().name() + "]";
  }
}
