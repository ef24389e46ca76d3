package dev.steward.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is in a copy of the sample estate. */
public final class SampleContents {
  private SampleContents() {}

  /** All rows of all tables, by table, as other programs read them. */
  public static Map<String, List<Map<String, @Nullable String>>> of(Path folder) throws Exception {
    Map<String, List<Map<String, @Nullable String>>> estate = new TreeMap<>();
    try (Connection crm = DriverManager.getConnection(SampleCopy.crm(folder));
        ResultSet tables = crm.getMetaData().getTables(null, "PUBLIC", null, null)) {
      while (tables.next()) {
        String table = tables.getString("TABLE_NAME");
        estate.put("crm." + lower(table), rows(crm, "select * from " + table + " order by 1, 2"));
      }
    }
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
      for (String table : List.of("email_interaction", "web/visit")) {
        String files = folder.resolve("lake").resolve(table) + "/**/*.parquet";
        estate.put("lake." + table, rows(duck, "select * from read_parquet('" + files + "')"));
      }
    }
    for (String table : List.of("mailing-list", "consent-events", "subject-requests")) {
      estate.put("drops." + table, lines(folder.resolve("drops").resolve(table + ".csv")));
    }
    return estate;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static List<Map<String, @Nullable String>> lines(Path file) throws IOException {
    List<Map<String, @Nullable String>> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
      Map<String, @Nullable String> row = new LinkedHashMap<>();
      row.put("line", line);
      lines.add(row);
    }
    return lines;
  }

  private static List<Map<String, @Nullable String>> rows(Connection connection, String sql)
      throws SQLException {
    List<Map<String, @Nullable String>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.put(lower(result.getMetaData().getColumnName(i)), result.getString(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
