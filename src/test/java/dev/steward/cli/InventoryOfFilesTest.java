package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.InventoryRuns;
import dev.steward.testkit.ReportTable;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryOfFilesTest {
  @TempDir Path folder;

  @Test
  void findsPersonalDataInCsvFilesOfAllKinds() throws Exception {
    Path drops = Files.createDirectories(folder.resolve("drops"));
    String rows = rows(200);
    Files.writeString(drops.resolve("plain.csv"), rows);
    Files.writeString(drops.resolve("semicolons.csv"), rows.replace(',', ';'));
    Files.writeString(drops.resolve("tabs.tsv"), rows.replace(',', '\t'));
    Files.writeString(drops.resolve("utf8-mark.csv"), "\uFEFF" + rows);
    Files.writeString(drops.resolve("utf16-mark.csv"), rows, StandardCharsets.UTF_16);
    Files.writeString(drops.resolve("windows.csv"), rows.replace("\n", "\r\n"));
    Files.writeString(drops.resolve("ragged.csv"), rows + "a,b,c,d\nx\ny\n");
    Files.writeString(
        drops.resolve("many-lines.csv"),
        rows.replace("Berlin", "\"Musterstr. 1\n10115 Berlin, \"\"Mitte\"\"\""));
    Files.writeString(drops.resolve("empty.csv"), "");
    Files.writeString(drops.resolve("only-header.csv"), "email,city\n");
    Files.createDirectories(drops.resolve("people/old"));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(drops.resolve("people/old/customers.csv.gz")))) {
      out.write(rows.getBytes(StandardCharsets.UTF_8));
    }
    for (String country : new String[] {"DE", "FR"}) {
      Path part = Files.createDirectories(drops.resolve("orders/country=" + country));
      Files.writeString(part.resolve("part-0.csv"), rows);
    }

    InventoryRuns.Result result =
        InventoryRuns.of(folder, "drops.type=csv", "drops.location=" + drops).run("2026-11-01");

    assertThat(result.status()).as(result.err()).isEqualTo(3);
    ReportTable found = result.inventory();
    for (String table :
        new String[] {
          "plain",
          "semicolons",
          "tabs",
          "utf8-mark",
          "utf16-mark",
          "windows",
          "ragged",
          "many-lines",
          "people/old/customers",
          "orders"
        }) {
      assertThat(found.cell("category", "drops", table, "email")).as(table).isEqualTo("email");
      assertThat(found.cells("column", "drops", table)).as(table).contains("id", "email", "city");
    }
    ReportTable tables = result.tables();
    assertThat(tables.cell("rows", "drops", "plain")).isEqualTo("200");
    assertThat(tables.cell("rows", "drops", "many-lines")).isEqualTo("200");
    assertThat(tables.cell("rows", "drops", "orders")).isEqualTo("400");
    assertThat(found.cell("distinct_estimate", "drops", "orders", "country")).isEqualTo("2");
    assertThat(tables.cell("rows", "drops", "ragged")).isEqualTo("203");
    assertThat(tables.cell("message", "drops", "ragged"))
        .contains("more cells than the header: 1 row, first at line 202")
        .contains("fewer cells than the header: 2 rows, first at line 203");
    assertThat(tables.row("drops", "empty")).containsEntry("rows", "0");
    assertThat(tables.row("drops", "only-header"))
        .containsEntry("rows", "0")
        .containsEntry("columns", "2");
  }

  @Test
  void readsCsvFilesAsConfigured() throws Exception {
    Path drops = Files.createDirectories(folder.resolve("drops"));
    Files.write(
        drops.resolve("customers.csv"),
        rows(100)
            .replace("id,email,city\n", "")
            .replace(',', '|')
            .replace("Berlin", "'Köln | Süd'")
            .getBytes(Charset.forName("windows-1252")));

    InventoryRuns.Result result =
        InventoryRuns.of(
                folder,
                "drops.type=csv",
                "drops.location=" + drops,
                "drops.delimiter=|",
                "drops.quote='",
                "drops.charset=windows-1252",
                "drops.header=false")
            .run("2026-11-01");

    assertThat(result.status()).as(result.err()).isEqualTo(3);
    assertThat(result.inventory().cells("column", "drops", "customers"))
        .containsExactly("column_1", "column_2", "column_3");
    assertThat(result.inventory().cell("category", "drops", "customers", "column_2"))
        .isEqualTo("email");
    assertThat(result.tables().cell("rows", "drops", "customers")).isEqualTo("100");
  }

  @Test
  void findsPersonalDataInParquetFilesOfAllTypes() throws Exception {
    Path lake = Files.createDirectories(folder.resolve("lake"));
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      sql.execute(
          """
          create table t as select i::tinyint as i8, i::smallint as i16, i::int as i32,
            i::bigint as i64, i::utinyint as u8, i::ubigint as u64, i::hugeint as i128,
            i::float as f32, i::double as f64, i::decimal(4, 1) as d4, i::decimal(9, 2) as d9,
            i::decimal(18, 3) as d18, i::decimal(38, 4) as d38, i % 2 = 0 as flag,
            date '1950-01-01' + i::int * 150 as birthdate, time '10:00:00' as at,
            timestamp '2026-01-01 00:00:00' + interval (i) minute as ts,
            timestamptz '2026-01-01 00:00:00+00' + interval (i) minute as tz,
            (timestamp '2026-01-01 00:00:00' + interval (i) minute)::timestamp_ns as ns,
            uuid() as uid, encode('raw' || i) as raw,
            'person' || i || '@example.org' as email,
            ('{"user": {"mail": "person' || i || '@example.org"}}')::json as doc,
            (case when i % 2 = 0 then 'red' else 'blue' end)::enum ('red', 'blue') as colour,
            interval (i) day as span, ['+49 151 2345' || (1000 + i)] as phones,
            {'email': 'inner' || i || '@example.org',
             'contacts': [{'ip': '198.51.100.' || i}]} as who,
            map(['home', 'work'], ['h' || i || '@example.org', 'w' || i || '@example.org']) as mails
          from range(120) r(i)\
          """);
      sql.execute("copy t to '%s' (row_group_size 2048)".formatted(lake.resolve("types.parquet")));
      sql.execute(
          "copy (select email, i32, if(i32 %% 2 = 0, 'DE', 'FR') as country from t) to '%s'"
                  .formatted(lake.resolve("visit"))
              + " (format parquet, partition_by (country))");
      sql.execute(
          "copy (select email, i32 from t where false) to '%s'"
              .formatted(lake.resolve("empty.parquet")));
    }
    InventoryRuns.Result result =
        InventoryRuns.of(folder, "lake.type=parquet", "lake.location=" + lake).run("2026-11-01");

    assertThat(result.status()).as(result.err()).isEqualTo(3);
    ReportTable found = result.inventory();
    Map.of(
            "email", "email",
            "doc.user.mail", "email",
            "phones", "phone",
            "who.email", "email",
            "who.contacts.ip", "ip-address",
            "birthdate", "date-of-birth")
        .forEach(
            (column, category) ->
                assertThat(found.cell("category", "lake", "types", column))
                    .as(column)
                    .isEqualTo(category));
    Map.of(
            "i8", "integer",
            "i64", "integer",
            "f32", "float",
            "d38", "decimal",
            "flag", "boolean",
            "birthdate", "date",
            "at", "time",
            "ts", "timestamp",
            "tz", "instant",
            "email", "text")
        .forEach(
            (column, type) ->
                assertThat(found.cell("data_type", "lake", "types", column))
                    .as(column)
                    .isEqualTo(type));
    assertThat(found.cells("non_null_rows", "lake", "types")).contains("120").doesNotContain("0");
    assertThat(found.cells("column", "lake", "visit")).containsExactly("email", "i32", "country");
    assertThat(result.tables().row("lake", "visit")).containsEntry("rows", "120");
    assertThat(result.tables().row("lake", "empty")).containsEntry("rows", "0");
  }

  private static String rows(int rows) {
    return "id,email,city\n"
        + IntStream.range(0, rows)
            .mapToObj(row -> row + ",person" + row + "@example.org,Berlin\n")
            .collect(Collectors.joining());
  }
}
