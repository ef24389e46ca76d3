package dev.steward.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeEstateTest {
  private final LargeEstate estate = new LargeEstate(7);

  @TempDir Path folder;

  @Test
  void fillsADatabaseWithAnyNumberOfContacts() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:large")) {
      estate.contacts(connection, 12_345);

      assertThat(connection.getAutoCommit()).isTrue();
      assertThat(number(connection, "select count(*) from contact")).isEqualTo(12_345);
      assertThat(number(connection, "select count(distinct email) from contact")).isEqualTo(12_345);
    }
  }

  @Test
  void spreadsInteractionsOverFilesAndRowGroups() throws Exception {
    estate.interactions(folder, 10_001, 3, 1_000);

    long rows = 0;
    for (int file = 0; file < 3; file++) {
      try (ParquetFileReader reader = open(folder.resolve("part-000" + file + ".parquet"))) {
        assertThat(reader.getRowGroups()).hasSize(4);
        rows += reader.getRecordCount();
      }
    }
    assertThat(rows).isEqualTo(10_001);
  }

  @Test
  void writesTheSameForTheSameSeed() throws Exception {
    estate.interactions(folder.resolve("one"), 3_000, 1, 1_000);
    new LargeEstate(7).interactions(folder.resolve("other"), 3_000, 1, 1_000);

    assertThat(folder.resolve("one/part-0000.parquet"))
        .hasSameBinaryContentAs(folder.resolve("other/part-0000.parquet"));
    assertThat(Files.size(folder.resolve("one/part-0000.parquet"))).isPositive();
  }

  @Test
  void plantsACanaryInEachRow() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:canary")) {
      estate.withCanary("zqcanary").contacts(connection, 250);

      assertThat(
              number(
                  connection,
                  "select count(distinct email) from contact where email like 'zqcanary%'"
                      + " and lastname like 'zqcanary%'"))
          .isEqualTo(250);
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static ParquetFileReader open(Path file) throws IOException {
    return ParquetFileReader.open(new LocalInputFile(file));
  }
}
