package dev.steward.source.parquet;

import static dev.steward.source.parquet.Changes.delete;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.parquet.format.RowGroup;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a deletion leaves of files that DuckDB wrote. */
class DuckDbRewriteTest {
  private static final String ROWS =
      """
      SELECT
        i AS id,
        CASE WHEN i % 5 <> 0 THEN 'name-' || i END AS name,
        'few' || i % 9 AS few,
        i % 2 = 0 AS flag,
        (i % 100)::TINYINT AS tiny,
        i::UINTEGER AS unsigned,
        i::HUGEINT AS huge,
        i / 3.0::FLOAT AS f,
        i / 7.0::DOUBLE AS d,
        (i / 100.0)::DECIMAL(9, 2) AS small,
        (i / 100.0)::DECIMAL(18, 4) AS long,
        (i / 100.0)::DECIMAL(38, 6) AS wide,
        DATE '2000-01-01' + i::INTEGER AS day,
        TIME '01:00:00' + INTERVAL (i) SECOND AS clock,
        TIMESTAMP '2020-01-01' + INTERVAL (i) MINUTE AS at,
        (TIMESTAMP '2020-01-01' + INTERVAL (i) MINUTE)::TIMESTAMP_NS AS nanos,
        (TIMESTAMP '2020-01-01' + INTERVAL (i) MINUTE)::TIMESTAMPTZ AS instant,
        md5(i::VARCHAR)::UUID AS u,
        encode('blob' || i) AS raw,
        INTERVAL (i % 50) DAY AS span,
        {'mail': 'mail' || i || '@example.org', 'deep': {'n': i, 'xs': range(i % 4)}} AS person,
        CASE WHEN i % 3 <> 0
          THEN [CASE WHEN i % 4 = 0 THEN NULL ELSE 'tag' || i END, 'x'] END AS tags,
        MAP {'a': i, 'b': NULL} AS pairs,
        NULL::VARCHAR AS nothing
      FROM range(COUNT) r(i)
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "SNAPPY, V1, 2048",
    "ZSTD, V1, 4096",
    "GZIP, V2, 2048",
    "UNCOMPRESSED, V2, 4096",
    "LZ4_RAW, V1, 20000"
  })
  void keepsTheOtherRowsAndAllThatIsSaidOfThem(String codec, String version, int group)
      throws Exception {
    Path file = folder.resolve("lake/t.parquet");
    Path old = folder.resolve("old.parquet");
    Files.createDirectories(file.getParent());
    List<String> keys =
        IntStream.range(2500, 3200).filter(i -> i % 3 == 0).mapToObj(String::valueOf).toList();
    try (DuckDb duck = new DuckDb()) {
      duck.execute(
          "COPY ("
              + ROWS.replace("COUNT", "10000")
              + ") TO '"
              + file
              + "' (FORMAT parquet, COMPRESSION '"
              + codec
              + "', PARQUET_VERSION '"
              + version
              + "', ROW_GROUP_SIZE "
              + group
              + ", KV_METADATA {owner: 'marketing'})");
      Files.copy(file, old);
      assertThat(
              Changes.apply(
                  Lake.at(Objects.requireNonNull(file.getParent())).table("t"), delete("id", keys)))
          .containsExactly((long) keys.size());

      String gone = String.join(",", keys);
      String left = "SELECT * FROM '" + old + "' WHERE id NOT IN (" + gone + ")";
      String now = "SELECT * FROM '" + file + "'";
      assertThat(duck.query("(" + left + ") EXCEPT ALL (" + now + ")")).isEmpty();
      assertThat(duck.query("(" + now + ") EXCEPT ALL (" + left + ")")).isEmpty();
      assertThat(duck.query("SELECT id FROM '" + file + "'"))
          .isEqualTo(duck.query("SELECT id FROM (" + left + ")"));
      assertThat(duck.query("DESCRIBE " + now)).isEqualTo(duck.query("DESCRIBE " + left));
      assertThat(duck.query("SELECT count(*) FROM '" + file + "' WHERE name = 'name-2501'"))
          .isEqualTo(List.of(List.of("1")));
      assertThat(duck.query("SELECT count(*) FROM '" + file + "' WHERE few = 'few3'"))
          .isEqualTo(duck.query("SELECT count(*) FROM (" + left + ") WHERE few = 'few3'"));
    }
    StoredParts before = StoredParts.of(old);
    StoredParts after = StoredParts.of(file);
    assertThat(after.footer().getSchema()).isEqualTo(before.footer().getSchema());
    assertThat(after.footer().getKey_value_metadata())
        .isEqualTo(before.footer().getKey_value_metadata());
    for (int i = 0; i < before.footer().getRow_groupsSize(); i++) {
      RowGroup was = before.footer().getRow_groups().get(i);
      RowGroup is = after.footer().getRow_groups().get(i);
      boolean touched = is.getNum_rows() != was.getNum_rows();
      for (int column = 0; column < before.columns(); column++) {
        var then = was.getColumns().get(column).getMeta_data();
        var now = is.getColumns().get(column).getMeta_data();
        assertThat(now.getCodec()).isEqualTo(then.getCodec());
        assertThat(after.hasBloom(i, column)).isEqualTo(before.hasBloom(i, column));
        assertThat(now.isSetDictionary_page_offset())
            .as("%s", then.getPath_in_schema())
            .isEqualTo(then.isSetDictionary_page_offset());
        if (!touched) {
          assertThat(after.pages(i, column)).isEqualTo(before.pages(i, column));
          assertThat(now.getStatistics()).isEqualTo(then.getStatistics());
          if (before.hasBloom(i, column)) {
            assertThat(after.bloomBits(i, column)).isEqualTo(before.bloomBits(i, column));
          }
        }
      }
    }
  }
}
