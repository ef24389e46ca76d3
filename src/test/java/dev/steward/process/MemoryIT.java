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
import java.sql.ResultSet;
import java.sql.SQLException;
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

  @Test
  void decidesAboutAContactWithThreeMillionEvents() throws Exception {
    Path lake = Files.createDirectories(folder.resolve("lake"));
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      sql.execute("set threads = 1");
      sql.execute(
          """
          copy (select 'person-' || i as contactid, 587030004 as level from range(1000) r(i))
          to '%s/contact.parquet'"""
              .formatted(lake));
      // every id of an even number once more, with a later time that does not count
      sql.execute(
          """
          copy (select 'event-' || i as event_id, 'person-7' as contact_id,
            case when i %% 3 = 0 then 'none' else 'marketing' end as level,
            timestamptz '2025-01-01 00:00:00Z' + to_seconds(hash(i) %% 30000000)
              + to_microseconds(i) as occurred_at,
            null::varchar as source, null::varchar as evidence, null::varchar as guardian_id
            from range(2000000) r(i)
          union all
          select 'event-' || 2 * i, 'person-7', 'profiling', timestamptz '2026-01-15 00:00:00Z',
            null, null, null from range(1000000) r(i))
          to '%1$s/consent_event.parquet' (row_group_size 500000)"""
              .formatted(lake));
    }
    Path configuration =
        Files.writeString(
            folder.resolve("steward.yml"),
            """
            steward:
              pseudonym-key: %s
              sources:
                lake:
                  type: parquet
                  location: %s
                  tables:
                    contact: {subject: {key: contactid}}
                    consent_event: {subject: {column: contact_id}}
              consent:
                contacts: lake.contact
                columns: {level: level}
                ledger: {table: lake.consent_event}
                authority: ledger
                segments: {everyone: {members: all}}
                activities:
                  - {id: news, kind: segment, segment: everyone, minimum-level: consent}
            """
                .formatted("A".repeat(43) + "=", lake));

    StewardProcess.Result result =
        StewardProcess.start(
                folder,
                List.of("-Xmx512m"),
                "run",
                "consent-eligibility",
                "as-of=2026-02-01",
                "--config",
                configuration.toString())
            .result();

    assertThat(result.status()).as(result.err()).isZero();
    ReportTable decided =
        ReportTable.csv(folder.resolve("reports/consent-eligibility/2026-02-01/eligibility.csv"));
    assertThat(decided.row("news", "segment", "everyone", "person-7"))
        .containsEntry("consent_event_id", latestEvent(lake));
  }

  /** That of the ledger by SQL: of the lines of an id the first counts. */
  private static String latestEvent(Path lake) throws SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement();
        ResultSet row =
            sql.executeQuery(
                """
                select event_id from '%s/consent_event.parquet' where level <> 'profiling'
                order by occurred_at desc limit 1"""
                    .formatted(lake))) {
      row.next();
      return row.getString(1);
    }
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
