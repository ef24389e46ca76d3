package dev.steward.source.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.steward.core.Column;
import dev.steward.core.DataType;
import dev.steward.source.Discovery;
import dev.steward.source.Source;
import dev.steward.source.SourceException;
import dev.steward.source.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableLayoutTest {
  @TempDir Path folder;

  private void write(String name, String schema, Object value) throws Exception {
    ParquetFile.write(
        folder.resolve(name),
        "message m { " + schema + " }",
        1,
        (group, row) -> {
          if (value instanceof Integer number) {
            group.add(0, number);
          } else if (value instanceof Long number) {
            group.add(0, number);
          } else {
            group.add(0, (String) value);
          }
        });
  }

  private void write(String name) throws Exception {
    write(name, "required int32 a;", 1);
  }

  @Test
  void namesTablesByTheirPathsWithoutExtensions() throws Exception {
    for (String name :
        List.of(
            "people/customers.parquet",
            "people/leads.snappy.parquet",
            "people/old.parq",
            "web/visit/part-00000.zstd.parquet",
            "web/visit/part-00001.parquet",
            "web/click/year=2025/month=1/x.parquet",
            "web/click/year=2025/month=2/y.parquet",
            "web/open/data_0.parquet",
            "web/spark.parquet/part-0.parquet",
            "web/open/_SUCCESS.parquet",
            ".hidden/z.parquet")) {
      write(name);
    }
    Files.writeString(folder.resolve("people/readme.txt"), "no table");
    try (Source source = Lake.at(folder)) {
      assertThat(source.discover().tables())
          .containsExactly(
              "people/customers",
              "people/leads",
              "people/old",
              "web/click",
              "web/open",
              "web/spark",
              "web/visit");
      assertThat(source.table("web/visit").rows()).hasValue(2);
    }
    try (Source source = Lake.at(folder, List.of("web/*"), List.of("*/open"))) {
      assertThat(source.discover().tables()).containsExactly("web/click", "web/spark", "web/visit");
      assertThatThrownBy(() -> source.table("web/open"))
          .isInstanceOf(SourceException.class)
          .hasMessage("Cannot read lake.web/open: no such table");
    }
    try (Source source = Lake.at(folder.resolve("web/visit"))) {
      assertThat(source.discover().tables()).containsExactly("visit");
    }
    try (Source source = Lake.at(folder.resolve("people/leads.snappy.parquet"))) {
      assertThat(source.discover().tables()).containsExactly("leads");
    }
  }

  @Test
  void readsKeysOfPartitionFoldersAsColumns() throws Exception {
    write("t/country=DE/day=2025-01-01/x.parquet");
    write("t/country=C%C3%B4te%20d%27Ivoire/day=__HIVE_DEFAULT_PARTITION__/x.parquet");
    try (Source source = Lake.at(folder)) {
      Table table = source.table("t");
      assertThat(table.columns())
          .containsExactly(
              new Column("a", DataType.INTEGER, "INT32"),
              new Column("country", DataType.TEXT, "partition key"),
              new Column("day", DataType.TEXT, "partition key"));
      assertThat(Cells.of(table).get("country")).containsExactly("Côte d'Ivoire", "DE");
      assertThat(Cells.of(table).get("day")).containsExactly("null", "2025-01-01");
    }
  }

  @Test
  void unitesTheColumnsOfFilesThatDiffer() throws Exception {
    write("t/part-0.parquet", "required int32 a;", 1);
    write("t/part-1.parquet", "required int64 a; optional int32 c;", 2L);
    write("t/part-2.parquet", "required binary b (STRING);", "x");
    write("t/part-3.parquet", "required int32 b (DATE);", 3);
    write("t/part-4.parquet", "required binary raw;", "text");
    write("t/part-5.parquet", "required binary raw (STRING);", "words");
    try (Source source = Lake.at(folder)) {
      Table table = source.table("t");
      assertThat(table.columns())
          .containsExactly(
              new Column("a", DataType.INTEGER, "INT32, INT64"),
              new Column("c", DataType.INTEGER, "INT32"),
              new Column("b", DataType.TEXT, "BYTE_ARRAY STRING, INT32 DATE"),
              new Column("raw", DataType.TEXT, "BYTE_ARRAY, BYTE_ARRAY STRING"));
      assertThat(Cells.of(table).get("a")).startsWith("1", "2").endsWith("null");
      assertThat(Cells.of(table).get("b"))
          .containsExactly("null", "null", "x", "1970-01-04", "null", "null");
      assertThat(Cells.of(table).get("raw")).endsWith("text", "words");
    }
  }

  @Test
  void readsTheCurrentFilesOfADeltaTable() throws Exception {
    write("sales/orders/part-old.parquet", "required int32 a;", 1);
    write("sales/orders/part-new.parquet", "required int32 a;", 2);
    write("sales/orders/c=x%20y/z.parquet", "required int32 a;", 3);
    Path log = Files.createDirectories(folder.resolve("sales/orders/_delta_log"));
    Files.writeString(
        log.resolve("00000000000000000000.json"),
        """
        {"protocol":{"minReaderVersion":1}}
        {"add":{"path":"part-old.parquet"}}
        {"add":{"path":"c=x%2520y/z.parquet"}}
        """);
    Files.writeString(
        log.resolve("00000000000000000001.json"),
        """
        {"remove":{"path":"part-old.parquet"}}
        {"add":{"path":"part-new.parquet"}}
        """);
    try (Source source = Lake.at(folder)) {
      assertThat(source.discover().tables()).containsExactly("sales/orders");
      assertThat(Cells.of(source.table("sales/orders")).get("a"))
          .containsExactlyInAnyOrder("2", "3");
      Files.delete(log.resolve("00000000000000000000.json"));
      source.discover();
      assertThat(source.table("sales/orders").rows()).hasValue(3);
      assertThat(source.table("sales/orders").remarks())
          .containsExactly("Delta table: all its data files are read, those of old snapshots too");
    }
  }

  @Test
  void recognisesIcebergAndHudiTables() throws Exception {
    write("ice/data/x.parquet");
    write("ice/data/k=1/y.parquet");
    Files.createDirectories(folder.resolve("ice/metadata"));
    Files.writeString(folder.resolve("ice/metadata/v1.metadata.json"), "{}");
    write("hudi/a.parquet");
    write("hudi/b.parquet");
    Files.createDirectories(folder.resolve("hudi/.hoodie"));
    try (Source source = Lake.at(folder)) {
      assertThat(source.discover().tables()).containsExactly("hudi", "ice");
      assertThat(source.table("ice").rows()).hasValue(2);
      assertThat(source.table("ice").remarks()).singleElement().asString().startsWith("Iceberg");
      assertThat(source.table("hudi").rows()).hasValue(2);
    }
  }

  @Test
  void tellsFoldersThatCannotBeRead() throws Exception {
    write("open/a.parquet");
    write("t/k=1/a.parquet");
    write("t/k=2/a.parquet");
    write("closed/a.parquet");
    for (String closed : List.of("closed", "t/k=2")) {
      assumeThat(folder.resolve(closed).toFile().setReadable(false)).isTrue();
    }
    assumeThat(Files.isReadable(folder.resolve("closed"))).isFalse();
    try (Source source = Lake.at(folder)) {
      Discovery discovery = source.discover();
      assertThat(discovery.tables()).containsExactly("open/a");
      assertThat(discovery.unreadable())
          .extracting(Discovery.Unreadable::table)
          .containsExactly("closed", "t");
    } finally {
      folder.resolve("closed").toFile().setReadable(true);
      folder.resolve("t/k=2").toFile().setReadable(true);
    }
  }
}
