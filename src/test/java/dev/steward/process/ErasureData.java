package dev.steward.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/**
 * What is copied into each shop: visits in Parquet files, and a list of addresses.
 *
 * @param folder for all shops
 */
record ErasureData(Path folder) {
  static final int PEOPLE = 40;

  Path lake() {
    return folder.resolve("data/lake/visit");
  }

  Path list() {
    return folder.resolve("data/drops/list.csv");
  }

  /** Makes it. */
  ErasureData made() throws Exception {
    Files.createDirectories(lake());
    Files.createDirectories(list().getParent());
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      for (int part = 0; part < 8; part++) {
        sql.execute(
            """
            copy (select i id, printf('C-%%05d', hash(i) %% 5000) contact,
                'https://www.example.org/page/' || hash(i * 7) page
              from range(%d, %d) t(i)) to '%s' (format parquet, row_group_size 20000)
            """
                .formatted(
                    part * 100_000,
                    (part + 1) * 100_000,
                    lake().resolve("part-" + part + ".parquet")));
      }
    }
    StringBuilder lines = new StringBuilder("name,email\n");
    for (int i = 0; i < 50_000; i++) {
      lines.append("Person ").append(i).append(",person").append(i % 5000).append("@example.org\n");
    }
    Files.writeString(list(), lines);
    return this;
  }
}
