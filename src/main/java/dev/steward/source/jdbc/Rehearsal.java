package dev.steward.source.jdbc;

import dev.steward.source.RowChange;
import dev.steward.source.SourceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Finds out what the database would refuse, before anything is changed. */
final class Rehearsal {
  private final Transactions transactions;
  private final ChangeSql sql;
  private final TableFacts table;

  Rehearsal(Transactions transactions, ChangeSql sql, TableFacts table) {
    this.transactions = transactions;
    this.sql = sql;
    this.table = table;
  }

  boolean mayDelete(String attempt) throws SourceException {
    String statement = sql.delete(table.relation()) + " WHERE 1 = 0";
    return transactions.rehearse(
        attempt,
        connection -> {
          try {
            run(connection, statement);
            return true;
          } catch (SQLException e) {
            return refused(e);
          }
        });
  }

  /** Whether there is a column that may be set: the right to may be given column by column. */
  boolean maySetAny(String attempt) throws SourceException {
    for (ColumnFacts column : table.columns().values()) {
      boolean may =
          transactions.rehearse(
              attempt,
              connection -> {
                try {
                  run(connection, noChangeOf(column));
                  return true;
                } catch (SQLException e) {
                  return JdbcFaults.isLost(e) && refused(e);
                }
              });
      if (may) {
        return true;
      }
    }
    return false;
  }

  /**
   * @throws SourceException where a column does not exist or cannot be set
   */
  void check(String attempt, List<RowChange> changes) throws SourceException {
    for (RowChange change : changes) {
      for (String name : change.columns()) {
        table.column(attempt, name);
      }
      if (change.only().isPresent()) {
        table.column(attempt, change.only().get().column());
      }
      if (change.action() instanceof RowChange.Action.Set set) {
        transactions.rehearse(
            attempt,
            connection -> {
              for (CellChange cell : CellChanges.of(attempt, sql, connection, table, set)) {
                requireSettable(attempt, connection, cell.column());
              }
              return true;
            });
      }
    }
  }

  private void requireSettable(String attempt, Connection connection, ColumnFacts column)
      throws SourceException {
    if (table.generated().contains(column.stored())) {
      throw new SourceException(
          attempt, "the database computes column " + column.stored() + " from others");
    }
    try {
      run(connection, noChangeOf(column));
    } catch (SQLException e) {
      String where = attempt + ", column " + column.stored();
      throw JdbcFaults.isLost(e) || JdbcFaults.isDenied(e)
          ? ChangeFaults.reading(where, e)
          : new SourceException(where, "the database does not let it be set", e);
    }
  }

  private String noChangeOf(ColumnFacts column) {
    String name = sql.dialect.quote(column.stored());
    return sql.update(table.relation()) + " SET " + name + " = " + name + " WHERE 1 = 0";
  }

  private void run(Connection connection, String statement) throws SQLException {
    try (Statement run = connection.createStatement()) {
      run.execute(sql.rehearsal(statement));
    }
  }

  private static boolean refused(SQLException fault) throws SQLException {
    if (JdbcFaults.isDenied(fault)) {
      return false;
    }
    throw fault;
  }
}
