package dev.steward.source.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.ColumnVector;
import dev.steward.core.RowBatch;
import dev.steward.source.ScanScope;
import dev.steward.source.Source;
import dev.steward.source.Split;
import dev.steward.source.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.parquet.example.data.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchBoundsTest {
  private static final long BOUND = RowGroupReader.MOST_BYTES;

  @TempDir Path folder;

  @Test
  void cutsBatchesOfAWideTable() throws Exception {
    String columns =
        IntStream.range(0, 300)
            .mapToObj(i -> "required int64 c" + i + ";")
            .collect(Collectors.joining(" "));
    ParquetFile.write(
        folder.resolve("wide.parquet"),
        "message m { " + columns + " }",
        6000,
        (group, row) -> {
          for (int i = 0; i < 300; i++) {
            group.add(i, (long) row * i);
          }
        });
    assertWithinBounds("wide");
  }

  @Test
  void cutsBatchesOfLongLists() throws Exception {
    ParquetFile.write(
        folder.resolve("lists.parquet"),
        "message m { required int32 id; optional group l (LIST) {"
            + " repeated group list { required int32 element; } } }",
        400,
        (group, row) -> {
          Group list = group.append("id", row).addGroup("l");
          for (int i = 0; i < 20_000; i++) {
            list.addGroup("list").add("element", 7);
          }
        });
    assertWithinBounds("lists");
  }

  @Test
  void cutsBatchesWhereAFewRowsAreHuge() throws Exception {
    String huge = "x".repeat(1 << 20);
    ParquetFile.write(
        folder.resolve("huge.parquet"),
        "message m { required int32 id; required binary a (STRING); }",
        20_000,
        (group, row) ->
            group.append("id", row).append("a", row > 9_980 && row < 10_010 ? huge + row : "s"));
    assertWithinBounds("huge");
  }

  private void assertWithinBounds(String name) throws Exception {
    try (Source source = Lake.at(folder)) {
      Table table = source.table(name);
      Set<String> columns =
          table.columns().stream().map(column -> column.name()).collect(Collectors.toSet());
      long rows = 0;
      for (Split split : table.plan(new ScanScope.Full())) {
        List<RowBatch> batches = Cells.batches(table, split, columns);
        assertThat(batches).hasSizeGreaterThan(1);
        for (RowBatch batch : batches) {
          rows += batch.rows();
          assertThat(batch.rows()).isBetween(1, RowGroupReader.MOST_ROWS);
          assertThat(batch.columns().stream().mapToLong(BatchBoundsTest::bytes).sum())
              .isLessThan(3 * BOUND);
        }
      }
      assertThat(table.rows()).hasValue(rows);
    }
  }

  private static long bytes(ColumnVector vector) {
    if (vector instanceof ColumnVector.Longs longs) {
      return 8L * longs.size();
    }
    if (vector instanceof ColumnVector.Dictionary dictionary) {
      return 4L * dictionary.size();
    }
    if (vector instanceof ColumnVector.Repeated lists) {
      return 4L * lists.size() + bytes(lists.values());
    }
    return ((ColumnVector.Bytes) vector).offsets()[vector.size()] + 4L * vector.size();
  }
}
