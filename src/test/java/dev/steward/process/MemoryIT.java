package dev.steward.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.LargeEstate;
import dev.steward.testkit.ReportTable;
import dev.steward.testkit.StewardProcess;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Half a gigabyte of heap is enough, however long, wide or many the tables are. */
@Tag("sweep")
class MemoryIT {
  private static final int COLUMNS = 2_000;

  @TempDir Path folder;

  @Test
  void readsTenMillionRowsOfParquet() throws Exception {
    Path lake = folder.resolve("lake");
    new LargeEstate(11).interactions(lake.resolve("interaction"), 10_000_000, 10, 250_000);

    ReportTable tables = inventory("parquet", lake);

    assertThat(tables.row("all", "interaction"))
        .containsEntry("rows_scanned", "10000000")
        .containsEntry("status", "scanned");
  }

  @Test
  void readsThousandsOfColumns() throws Exception {
    Path parquet = Files.createDirectories(folder.resolve("parquet"));
    Path csv = Files.createDirectories(folder.resolve("csv"));
    String columns =
        IntStream.range(0, COLUMNS)
            .mapToObj(
                c -> "'person' || hash(i * 31 + %1$d) || '@example.org' as c%1$d".formatted(c))
            .collect(Collectors.joining(", "));
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      sql.execute("set threads = 1");
      sql.execute("create table wide as select " + columns + " from range(10000) r(i)");
      sql.execute("copy wide to '%s/wide.parquet'".formatted(parquet));
      sql.execute("copy wide to '%s/wide.csv'".formatted(csv));
    }

    for (Path place : List.of(parquet, csv)) {
      assertThat(inventory(place.getFileName().toString(), place).row("all", "wide"))
          .containsEntry("rows_scanned", "10000")
          .containsEntry("personal_columns", "" + COLUMNS);
    }
  }

  @Test
  void readsThousandsOfFiles() throws Exception {
    Path csv = folder.resolve("csv");
    for (int file = 0; file < 3_000; file++) {
      Path path = csv.resolve("folder" + file / 100).resolve("people" + file + ".csv");
      Files.createDirectories(path.getParent());
      try (Writer out = Files.newBufferedWriter(path)) {
        out.write("id,email\n");
        for (int row = 0; row < 20; row++) {
          out.write("%d,person%d@example.org\n".formatted(row, 20 * file + row));
        }
      }
    }

    assertThat(inventory("csv", csv).rows()).hasSize(3_000);
  }

  private ReportTable inventory(String type, Path location) throws IOException {
    Path work = Files.createDirectories(folder.resolve("work-" + type));
    StewardProcess.Result result =
        StewardProcess.start(
                work,
                List.of("-Xmx512m"),
                "run",
                "pii-inventory",
                "--steward.inventory.mode=full",
                "--steward.sources.all.type=" + type,
                "--steward.sources.all.location=" + location)
            .result();
    assertThat(result.status()).as(result.err()).isEqualTo(3);
    try (Stream<Path> files = Files.walk(work.resolve("reports"))) {
      return ReportTable.csv(
          files.filter(file -> file.endsWith("tables.csv")).findFirst().orElseThrow());
    }
  }
}
