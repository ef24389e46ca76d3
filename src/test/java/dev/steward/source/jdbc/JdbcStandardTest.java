package dev.steward.source.jdbc;

import static dev.steward.source.jdbc.Reading.execute;
import static dev.steward.source.jdbc.Reading.full;
import static dev.steward.source.jdbc.Reading.onlyRow;
import static dev.steward.source.jdbc.Reading.sample;
import static dev.steward.source.jdbc.Reading.settings;
import static dev.steward.source.jdbc.Reading.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.steward.source.Table;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that there is no dialect for: DuckDB. */
class JdbcStandardTest {
  @Test
  void readsByStandardMetadata(@TempDir Path folder) throws Exception {
    String url = "jdbc:duckdb:" + folder.resolve("crm");
    try (Connection connection = DriverManager.getConnection(url)) {
      execute(
          connection,
          "CREATE TABLE contact(id INTEGER PRIMARY KEY, name VARCHAR, amount DECIMAL(20, 2),"
              + " born DATE, seen TIMESTAMP, tags VARCHAR[])",
          "INSERT INTO contact SELECT n, 'name ' || n, 1.5, DATE '2026-11-23',"
              + " TIMESTAMP '1970-01-01 00:00:01', NULL FROM range(1000) r(n)",
          "CREATE TABLE one AS SELECT * FROM contact WHERE id = 7",
          "CREATE VIEW v AS SELECT * FROM contact");
    }
    try (JdbcSource source = JdbcSource.open(settings(url, null, null))) {
      assertThat(source.discover().tables()).containsExactly("contact", "one", "v");
      Table table = source.table("contact");
      assertThat(values(table, full(table), "id")).hasSize(1000).doesNotHaveDuplicates();
      assertThat(values(table, sample(table, 200), "id")).hasSize(200).doesNotHaveDuplicates();
      assertThat(values(source.table("v"), sample(source.table("v"), 20), "id")).hasSize(20);
      assertThat(onlyRow(source.table("one")))
          .contains(
              entry("id", "INTEGER 7"),
              entry("name", "TEXT name 7"),
              entry("amount", "DECIMAL 1.50"),
              entry("born", "DATE 20780"),
              entry("seen", "TIMESTAMP 1000000"));
    }
  }
}
