package dev.steward.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The peer's process: runs one statement in DuckDB and prints the first row of its result. */
public final class DuckDbQuery {
  private DuckDbQuery() {}

  public static void main(String[] args) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      if (statement.execute(args[0])) {
        print(statement.getResultSet());
      }
    }
  }

  private static void print(ResultSet rows) throws SQLException {
    rows.next();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      System.out.println(rows.getString(i));
    }
  }
}
