package dev.steward.source.jdbc;

import dev.steward.core.Column;
import dev.steward.core.DataType;
import dev.steward.source.NewRows;
import dev.steward.source.SourceException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Loads rows into a table beside the target, and then puts them in the place of the target's rows
 * in one transaction. The target itself stays, with its indexes, grants and views. Names are not
 * quoted: the database folds them as it does those of its users.
 */
final class RowReplacement {
  private static final Pattern NAME = Pattern.compile("\\w+(\\.\\w+)?", Pattern.UNICODE_CASE);
  private static final String BESIDE = "_steward_new";
  private static final int BATCH = 1_000;
  private static final int BATCHES_A_COMMIT = 100;

  private final Database database;
  private final String table;
  private final String beside;
  private final List<Column> columns;
  private final String attempt;

  RowReplacement(Database database, String table, List<Column> columns) throws SourceException {
    this.database = database;
    this.table = table;
    this.beside = table + BESIDE;
    this.columns = List.copyOf(columns);
    this.attempt = "Cannot write to " + database.settings().name() + "." + table;
    if (!NAME.matcher(table).matches()) {
      throw new SourceException(
          attempt, "expected TABLE or SCHEMA.TABLE of letters, digits and underscores");
    }
  }

  void replace(NewRows rows) throws SourceException, IOException {
    try (Connection connection = database.connection()) {
      connection.setReadOnly(false);
      try {
        make(connection);
        load(connection, rows);
        swap(connection);
      } finally {
        removeBeside(connection);
      }
    } catch (SQLException e) {
      throw JdbcFaults.writing(attempt, e);
    }
  }

  private void make(Connection connection) throws SQLException {
    String definitions =
        columns.stream()
            .map(column -> column.name() + " " + type(column.type()))
            .collect(Collectors.joining(", ", " (", ")"));
    execute(connection, "create table if not exists " + table + definitions);
    // what a killed run left
    execute(connection, "drop table if exists " + beside);
    execute(connection, "create table " + beside + definitions);
    connection.commit();
  }

  private static String type(DataType type) {
    return switch (type) {
      case BOOLEAN -> "boolean";
      case DATE -> "date";
      default -> "varchar(500)";
    };
  }

  private void load(Connection connection, NewRows rows) throws SQLException, IOException {
    String marks = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into " + beside + " (" + names() + ") values (" + marks + ")")) {
      long count = 0;
      for (List<@Nullable Object> row = rows.next(); row != null; row = rows.next()) {
        for (int i = 0; i < columns.size(); i++) {
          insert.setObject(i + 1, row.get(i));
        }
        insert.addBatch();
        count++;
        if (count % BATCH == 0) {
          insert.executeBatch();
        }
        if (count % ((long) BATCH * BATCHES_A_COMMIT) == 0) {
          connection.commit();
        }
      }
      insert.executeBatch();
      connection.commit();
    }
  }

  private void swap(Connection connection) throws SQLException {
    try {
      execute(connection, "delete from " + table);
      execute(
          connection,
          "insert into " + table + " (" + names() + ") select " + names() + " from " + beside);
      connection.commit();
    } catch (SQLException e) {
      undo(connection);
      throw e;
    }
  }

  /** What cannot be removed now is removed by the next try. */
  private void removeBeside(Connection connection) {
    undo(connection);
    try {
      execute(connection, "drop table if exists " + beside);
      connection.commit();
    } catch (SQLException e) {
      undo(connection);
    }
  }

  private static void undo(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // a lost connection ends its transaction too
    }
  }

  private String names() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
