package dev.steward.source.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.source.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuckDbComparisonTest {
  private static final String ROWS =
      """
      SELECT i AS id,
        CASE WHEN i % 7 = 0 THEN NULL ELSE 'person' || i || '@example.org' END AS email,
        ['DE', 'FR', NULL, 'IT'][1 + i % 4] AS country,
        (i * 1.5)::DOUBLE AS score,
        (i / 100)::DECIMAL(18, 2) AS amount,
        DATE '2020-01-01' + (i % 1000)::INTEGER AS day,
        i % 3 = 0 AS flag,
        {'name': 'n' || i % 10, 'inner': {'zip': CASE WHEN i % 5 = 0 THEN NULL ELSE i % 100 END}} AS person,
        CASE WHEN i % 11 = 0 THEN NULL WHEN i % 11 = 1 THEN []
          ELSE [CASE WHEN (i + k) % 3 = 0 THEN NULL ELSE 'tag' || (i + k) % 50 END FOR k IN range(i % 5)] END AS tags,
        [{'city': 'c' || k, 'nr': k} FOR k IN range(i % 3)] AS homes,
        [[k, k + 1] FOR k IN range(i % 4)] AS grid,
        MAP {'a': i, 'b' || i % 3: i + 1} AS facts
      FROM range(30000) t(i)
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CODEC snappy",
        "CODEC zstd, ROW_GROUP_SIZE 5000",
        "CODEC gzip, PARQUET_VERSION v2",
        "CODEC lz4_raw",
        "CODEC uncompressed, DICTIONARY_SIZE_LIMIT 10"
      })
  void yieldsWhatDuckDbReads(String options) throws Exception {
    Path file = folder.resolve("t.parquet");
    try (DuckDb duck = new DuckDb();
        Source source = Lake.at(folder)) {
      duck.execute("COPY (" + ROWS + ") TO '" + file + "' (FORMAT parquet, " + options + ")");
      Map<String, List<String>> cells = Cells.of(source.table("t"));
      assertThat(cells.keySet())
          .containsExactly(
              "id",
              "email",
              "country",
              "score",
              "amount",
              "day",
              "flag",
              "person.name",
              "person.inner.zip",
              "tags",
              "homes.city",
              "homes.nr",
              "grid",
              "facts.key",
              "facts");
      compare(duck, file, cells, "id", "id::VARCHAR");
      compare(duck, file, cells, "email", "email");
      compare(duck, file, cells, "country", "country");
      compare(duck, file, cells, "score", "score::VARCHAR");
      compare(duck, file, cells, "amount", "amount::VARCHAR");
      compare(duck, file, cells, "day", "date_diff('day', DATE '1970-01-01', day)::VARCHAR");
      compare(duck, file, cells, "flag", "flag::INTEGER::VARCHAR");
      compare(duck, file, cells, "person.name", "person.name");
      compare(duck, file, cells, "person.inner.zip", "person.inner.zip::VARCHAR");
      compare(duck, file, cells, "tags", list("tags"));
      compare(duck, file, cells, "homes.city", list("[h.city FOR h IN homes]"));
      compare(duck, file, cells, "homes.nr", list("[h.nr FOR h IN homes]"));
      compare(duck, file, cells, "grid", list("flatten(grid)"));
      compare(duck, file, cells, "facts.key", list("map_keys(facts)"));
      compare(duck, file, cells, "facts", list("map_values(facts)"));
    }
  }

  private static String list(String expression) {
    return "'[' || coalesce(array_to_string([coalesce(e::VARCHAR, 'null') FOR e IN "
        + expression
        + "], ', '), '') || ']'";
  }

  private static void compare(
      DuckDb duck, Path file, Map<String, List<String>> cells, String column, String expression)
      throws Exception {
    List<String> expected =
        duck.query("SELECT " + expression + " FROM '" + file + "'").stream()
            .map(row -> row.get(0))
            .toList();
    assertThat(cells.get(column)).as(column).isEqualTo(expected);
  }

  @Test
  void yieldsNoRowsOfAnEmptyFile() throws Exception {
    Path file = folder.resolve("empty.parquet");
    try (DuckDb duck = new DuckDb();
        Source source = Lake.at(folder)) {
      duck.execute(
          "COPY (SELECT * FROM (" + ROWS + ") LIMIT 0) TO '" + file + "' (FORMAT parquet)");
      assertThat(source.table("empty").rows()).hasValue(0);
      assertThat(Cells.of(source.table("empty")).get("email")).isEmpty();
    }
  }
}
