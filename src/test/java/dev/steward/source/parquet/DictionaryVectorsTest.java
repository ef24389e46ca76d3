package dev.steward.source.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.ColumnVector;
import dev.steward.core.RowBatch;
import dev.steward.source.ScanScope;
import dev.steward.source.Source;
import dev.steward.source.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DictionaryVectorsTest {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType("message m { optional binary a (STRING); }");

  @TempDir Path folder;

  @Test
  void batchesOfARowGroupShareTheDictionary() throws Exception {
    ParquetFile.write(
        folder.resolve("few.parquet"),
        SCHEMA,
        20_000,
        (group, row) -> group.add("a", "v" + row % 100),
        builder -> builder.withRowGroupRowCountLimit(10_000));
    try (Source source = Lake.at(folder)) {
      Table table = source.table("few");
      List<RowBatch> batches = batches(table);
      List<ColumnVector> dictionaries =
          batches.stream()
              .map(batch -> ((ColumnVector.Dictionary) batch.columns().get(0)).values())
              .toList();
      assertThat(batches).hasSizeGreaterThan(4);
      assertThat(dictionaries.stream().map(System::identityHashCode).distinct()).hasSize(2);
      assertThat(Cells.of(table).get("a"))
          .isEqualTo(IntStream.range(0, 20_000).mapToObj(row -> "v" + row % 100).toList());
    }
  }

  @Test
  void goesOverToPlainValuesWhereAChunkLeavesItsDictionary() throws Exception {
    ParquetFile.write(
        folder.resolve("many.parquet"),
        SCHEMA,
        50_000,
        (group, row) -> {
          if (row % 5 != 0) {
            group.add("a", row < 25_000 ? "v" + row % 100 : "value" + row);
          }
        },
        builder -> builder.withDictionaryPageSize(10_000).withPageSize(10_000));
    try (Source source = Lake.at(folder)) {
      Table table = source.table("many");
      List<String> kinds =
          batches(table).stream()
              .map(batch -> batch.columns().get(0).getClass().getSimpleName())
              .distinct()
              .toList();
      assertThat(kinds).containsExactly("Dictionary", "Bytes");
      assertThat(Cells.of(table).get("a"))
          .isEqualTo(
              IntStream.range(0, 50_000)
                  .mapToObj(
                      row -> row % 5 == 0 ? "null" : row < 25_000 ? "v" + row % 100 : "value" + row)
                  .toList());
    }
  }

  private static List<RowBatch> batches(Table table) throws Exception {
    return Cells.batches(table, table.plan(new ScanScope.Full()).get(0), Set.of("a"));
  }
}
