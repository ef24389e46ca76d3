package dev.steward.source.parquet;

import static dev.steward.testkit.Searches.exact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.DataType;
import dev.steward.core.RowBatch;
import dev.steward.source.RowCursor;
import dev.steward.source.Split;
import dev.steward.source.Table;
import dev.steward.testkit.Searches;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nested fields of the rows that are found, as JSON. */
class WholeColumnsTest {
  @TempDir Path folder;

  private void duckDb(String sql) throws Exception {
    try (DuckDb duckDb = new DuckDb()) {
      duckDb.execute(
          "COPY (" + sql + ") TO '" + folder.resolve("t.parquet") + "' (FORMAT parquet)");
    }
  }

  @Test
  void nestAsTheyAreWithNullsAtEachLevel() throws Exception {
    duckDb(
        """
        SELECT * FROM (VALUES
          (1, [{'no': 1, 'lines': ['a', NULL, 'b"c']}, {'no': NULL, 'lines': []}, NULL], MAP {'x': 1.50::DECIMAL(9,2), 'y': NULL}, {'deep': {'d': DATE '2020-02-29', 'ok': true}}),
          (2, [], MAP {}, {'deep': {'d': NULL, 'ok': NULL}}),
          (3, NULL, NULL, NULL),
          (4, [{'no': 4, 'lines': NULL}], MAP {'z': 0.00::DECIMAL(9,2)}, {'deep': NULL})
        ) v(id, orders, prices, s)""");
    Table table = Lake.at(folder).table("t");
    assertThat(table.wholeColumns())
        .containsExactly(
            new Column("id", DataType.INTEGER, "INT32 INTEGER(32,TRUE)"),
            new Column("orders", DataType.TEXT, "json"),
            new Column("prices", DataType.TEXT, "json"),
            new Column("s", DataType.TEXT, "json"));
    Map<String, List<String>> found = read(table, "1", "2", "3", "4");
    assertThat(found.get("orders"))
        .containsExactly(
            "[{\"no\":1,\"lines\":[\"a\",null,\"b\\\"c\"]},{\"no\":null,\"lines\":[]},null]",
            "[]",
            "null",
            "[{\"no\":4,\"lines\":null}]");
    assertThat(found.get("prices"))
        .containsExactly("{\"x\":1.50,\"y\":null}", "{}", "null", "{\"z\":0.00}");
    assertThat(found.get("s"))
        .containsExactly(
            "{\"deep\":{\"d\":\"2020-02-29\",\"ok\":true}}",
            "{\"deep\":{\"d\":null,\"ok\":null}}",
            "null",
            "{\"deep\":null}");
    assertThat(read(table, "3", "4").get("orders"))
        .containsExactly("null", "[{\"no\":4,\"lines\":null}]");
  }

  @Test
  void keepTheTypesOfValues() throws Exception {
    duckDb(
        """
        SELECT 1 AS id, {
          'l': 9223372036854775807, 'n': 12345678901234567890.12345::DECIMAL(38,5), 'f': 1.5::DOUBLE,
          'nan': 'NaN'::DOUBLE, 't': TIMESTAMP '2020-01-01 10:20:30.5', 'z': TIMESTAMPTZ '2020-01-01 10:20:30Z',
          'time': TIME '09:08:07', 'u': '00000000-0000-0000-0000-00000000000a'::UUID, 'b': '\\xFF\\x00'::BLOB,
          'll': [[1, 2], [], NULL, [NULL]], 'm': MAP {1: {'k': [MAP {'a': 'ü'}]}}} AS v""");
    assertThat(read(Lake.at(folder).table("t"), "1").get("v"))
        .containsExactly(
            "{\"l\":9223372036854775807,\"n\":12345678901234567890.12345,\"f\":1.5,\"nan\":\"NaN\","
                + "\"t\":\"2020-01-01T10:20:30.500\",\"z\":\"2020-01-01T10:20:30Z\","
                + "\"time\":\"09:08:07\",\"u\":\"00000000-0000-0000-0000-00000000000a\","
                + "\"b\":\"/wA=\",\"ll\":[[1,2],[],null,[null]],"
                + "\"m\":{\"1\":{\"k\":[{\"a\":\"ü\"}]}}}");
  }

  @Test
  void areFoundByElementsOfTheSameName() throws Exception {
    duckDb("SELECT i AS id, ['t' || i, 't' || (i + 1)] AS tags FROM range(5000) r(i)");
    Table table = Lake.at(folder).table("t");
    List<String> rows = new ArrayList<>();
    var filter = exact("tags", "t4000");
    for (Split split : table.plan(filter)) {
      try (RowCursor cursor = table.read(split, Set.of("tags"), filter)) {
        assertThat(cursor.columns()).extracting(Column::declaredType).endsWith("json").hasSize(2);
        for (RowBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
          for (int row = 0; row < batch.rows(); row++) {
            rows.add(
                Searches.text(batch.columns().get(0), row)
                    + " "
                    + Searches.text(batch.columns().get(1), row));
          }
        }
      }
    }
    assertThat(rows)
        .containsExactly(
            "[t3999, t4000] [\"t3999\",\"t4000\"]", "[t4000, t4001] [\"t4000\",\"t4001\"]");
  }

  @Test
  void areReadFromAnyPage() throws Exception {
    ParquetFile.write(
        folder.resolve("t.parquet"),
        MessageTypeParser.parseMessageType(
            "message m { required int64 id; repeated int32 n;"
                + " optional group l (LIST) { repeated binary array (STRING); } }"),
        5000,
        (group, row) -> {
          group.append("id", (long) row);
          IntStream.range(0, row % 4).forEach(i -> group.append("n", row + i));
          if (row % 5 > 0) {
            var list = group.addGroup("l");
            IntStream.range(0, row % 3).forEach(i -> list.append("array", "e" + row + i));
          }
        },
        options -> options.withPageRowCountLimit(50).withRowGroupRowCountLimit(2000));
    Table table = Lake.at(folder).table("t");
    int[] some = IntStream.range(0, 5000).filter(row -> row % 997 == 1 || row > 4990).toArray();
    String[] ids = IntStream.of(some).mapToObj(String::valueOf).toArray(String[]::new);
    List<String> numbers = IntStream.of(some).mapToObj(WholeColumnsTest::numbers).toList();
    List<String> texts = IntStream.of(some).mapToObj(WholeColumnsTest::texts).toList();
    assertThat(read(table, ids)).containsEntry("n", numbers).containsEntry("l", texts);
    String[] all = IntStream.range(0, 5000).mapToObj(String::valueOf).toArray(String[]::new);
    assertThat(read(table, all).get("l"))
        .isEqualTo(IntStream.range(0, 5000).mapToObj(WholeColumnsTest::texts).toList());
  }

  private static String numbers(int row) {
    return IntStream.range(0, row % 4)
        .mapToObj(i -> "" + (row + i))
        .toList()
        .toString()
        .replace(" ", "");
  }

  private static String texts(int row) {
    return row % 5 == 0
        ? "null"
        : IntStream.range(0, row % 3)
            .mapToObj(i -> "\"e" + row + i + "\"")
            .collect(Collectors.joining(",", "[", "]"));
  }

  private static Map<String, List<String>> read(Table table, String... ids) throws Exception {
    Map<String, List<String>> cells = new LinkedHashMap<>();
    Set<String> names = table.wholeColumns().stream().map(Column::name).collect(Collectors.toSet());
    var filter = exact("id", ids);
    for (Split split : table.plan(filter)) {
      try (RowCursor cursor = table.read(split, names, filter)) {
        for (RowBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
          for (int i = 0; i < cursor.columns().size(); i++) {
            Column column = cursor.columns().get(i);
            ColumnVector vector = batch.columns().get(i);
            if (table.wholeColumns().contains(column)) {
              List<String> texts = cells.computeIfAbsent(column.name(), n -> new ArrayList<>());
              IntStream.range(0, batch.rows())
                  .forEach(row -> texts.add(Searches.text(vector, row)));
            }
          }
        }
      }
    }
    return cells;
  }
}
