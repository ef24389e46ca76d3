package dev.steward.source.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.source.ScanScope;
import dev.steward.source.Source;
import dev.steward.source.Split;
import dev.steward.source.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SamplingTest {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          "message m { required int64 id; optional group l (LIST) {"
              + " repeated group list { optional binary element (STRING); } } }");

  @TempDir Path folder;
  private WriterVersion version = WriterVersion.PARQUET_1_0;

  private void write(String name, int first, int rows, int rowsOfGroup) throws Exception {
    ParquetFile.write(
        folder.resolve(name),
        SCHEMA,
        rows,
        (group, row) -> {
          int id = first + row;
          group.add("id", (long) id);
          Group list = group.addGroup("l");
          for (int i = 0; i < id % 4; i++) {
            list.addGroup("list").add("element", "e" + id + "." + i);
          }
        },
        builder ->
            builder
                .withRowGroupRowCountLimit(rowsOfGroup)
                .withPageRowCountLimit(500)
                .withWriterVersion(version)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withDictionaryEncoding("id", false));
  }

  @ParameterizedTest
  @EnumSource(WriterVersion.class)
  void spreadsRunsOverOneLargeRowGroup(WriterVersion written) throws Exception {
    version = written;
    write("one.parquet", 0, 100_000, 200_000);
    try (Source source = Lake.at(folder)) {
      assertSpread(source.table("one"), 1600, 100_000);
      assertThat(source.table("one").plan(new ScanScope.Sample(1600))).hasSize(1);
    }
  }

  @Test
  void spreadsRunsOverFilesAndRowGroups() throws Exception {
    write("t/part-0.parquet", 0, 30_000, 4_000);
    write("t/part-1.parquet", 30_000, 10, 4_000);
    write("t/part-2.parquet", 30_010, 20_000, 50_000);
    try (Source source = Lake.at(folder)) {
      assertSpread(source.table("t"), 3200, 50_010);
      assertSpread(source.table("t"), 40_000, 50_010);
      assertSpread(source.table("t"), 17, 50_010);
      assertThat(Cells.of(source.table("t"), new ScanScope.Sample(3), "id"))
          .containsExactly("0", "25004", "50009");
      assertThat(Cells.of(source.table("t"), new ScanScope.Sample(1), "id")).containsExactly("0");
    }
  }

  @Test
  void takesManyFilesWhereEachIsSmall() throws Exception {
    for (int i = 0; i < 60; i++) {
      write("t/part-%02d.parquet".formatted(i), i * 10, 10, 1000);
    }
    try (Source source = Lake.at(folder)) {
      assertSpread(source.table("t"), 320, 600);
    }
  }

  @Test
  void movesRunsToTheStartOfRowGroupsWithoutAnIndex() throws Exception {
    Path file = folder.resolve("duck.parquet");
    try (DuckDb duck = new DuckDb();
        Source source = Lake.at(folder)) {
      duck.execute(
          "COPY (SELECT i AS id, ['e' || i || '.' || k FOR k IN range(i % 4)] AS l"
              + " FROM range(102400) t(i)) TO '"
              + file
              + "' (FORMAT parquet, ROW_GROUP_SIZE 2048)");
      Table table = source.table("duck");
      assertSpread(table, 1600, 102_400);
      assertThat(Cells.of(table, new ScanScope.Sample(1600), "id").stream())
          .filteredOn(id -> Long.parseLong(id) % 2048 == 0)
          .hasSize(16);
    }
  }

  @Test
  void plansASmallTableWhole() throws Exception {
    write("one.parquet", 0, 1000, 300);
    try (Source source = Lake.at(folder)) {
      Table table = source.table("one");
      List<Split> splits = table.plan(new ScanScope.Sample(1000));
      assertThat(splits).isEqualTo(table.plan(new ScanScope.Full()));
      assertThat(splits)
          .singleElement()
          .satisfies(split -> assertThat(split.rows()).isEqualTo(1000))
          .satisfies(
              split -> assertThat(split.place()).isEqualTo("row groups 0 to 3 of one.parquet"));
    }
  }

  private static void assertSpread(Table table, int wanted, int rows) throws Exception {
    List<String> ids = Cells.of(table, new ScanScope.Sample(wanted), "id");
    List<String> lists = Cells.of(table, new ScanScope.Sample(wanted), "l");
    assertThat(ids).hasSize(wanted).doesNotHaveDuplicates();
    long before = 0;
    for (String id : ids) {
      assertThat(Long.parseLong(id) - before).as("rows passed over").isLessThan(rows / 8);
      before = Long.parseLong(id);
    }
    for (int i = 0; i < ids.size(); i++) {
      String id = ids.get(i);
      String expected =
          String.join(
              ", ",
              IntStream.range(0, (int) (Long.parseLong(id) % 4))
                  .mapToObj(k -> "e" + id + "." + k)
                  .toList());
      assertThat(lists.get(i)).isEqualTo("[" + expected + "]");
    }
  }
}
