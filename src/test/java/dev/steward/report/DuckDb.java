package dev.steward.report;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Another engine's view of the files. */
final class DuckDb {
  private DuckDb() {}

  /** The first column of the result. */
  static List<String> query(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (result.next()) {
        values.add(result.getString(1));
      }
      return values;
    }
  }

  /** The rows of Parquet files, each as one text. */
  static List<String> rows(Path files) throws SQLException {
    return query("select t::varchar from read_parquet('%s') t".formatted(files));
  }
}
