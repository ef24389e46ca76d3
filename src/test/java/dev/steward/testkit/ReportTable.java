package dev.steward.testkit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A published report as another engine reads it, all cells as text.
 *
 * @param types the engine's names of the columns' types, by column
 */
public record ReportTable(Map<String, String> types, List<Map<String, @Nullable String>> rows) {
  /** A CSV file; its columns are text. */
  public static ReportTable csv(Path file) {
    return query(
        "select * from read_csv('%s', all_varchar = true, header = true, delim = ',', quote = '\"')"
            .formatted(file));
  }

  public static ReportTable parquet(Path file) {
    return query("select * from read_parquet('%s')".formatted(file));
  }

  private static ReportTable query(String sql) {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet cells = statement.executeQuery(sql)) {
      Map<String, String> types = new LinkedHashMap<>();
      for (int i = 1; i <= cells.getMetaData().getColumnCount(); i++) {
        types.put(cells.getMetaData().getColumnName(i), cells.getMetaData().getColumnTypeName(i));
      }
      List<Map<String, @Nullable String>> rows = new ArrayList<>();
      while (cells.next()) {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        for (String column : types.keySet()) {
          row.put(column, cells.getString(column));
        }
        rows.add(row);
      }
      return new ReportTable(types, rows);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot read " + sql, e);
    }
  }

  public List<String> columns() {
    return List.copyOf(types.keySet());
  }

  /** The row whose first columns have these values. */
  public Map<String, @Nullable String> row(String... key) {
    List<Map<String, @Nullable String>> found = rows(key).toList();
    if (found.size() != 1) {
      throw new AssertionError(
          "%d rows %s in %s"
              .formatted(
                  found.size(),
                  List.of(key),
                  rows(new String[0])
                      .map(row -> List.copyOf(row.values()).subList(0, 3))
                      .toList()));
    }
    return found.get(0);
  }

  public String cell(String column, String... key) {
    return String.valueOf(row(key).get(column));
  }

  /** The values of a column in the rows whose first columns have these values. */
  public List<String> cells(String column, String... key) {
    return rows(key).map(row -> String.valueOf(row.get(column))).toList();
  }

  private Stream<Map<String, @Nullable String>> rows(String... key) {
    return rows.stream()
        .filter(
            row -> {
              List<@Nullable String> cells = new ArrayList<>(row.values());
              return cells.subList(0, key.length).equals(List.of(key));
            });
  }
}
