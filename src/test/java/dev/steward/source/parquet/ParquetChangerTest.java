package dev.steward.source.parquet;

import static dev.steward.source.parquet.Changes.apply;
import static dev.steward.source.parquet.Changes.delete;
import static dev.steward.source.parquet.Changes.only;
import static dev.steward.source.parquet.Changes.set;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.core.KeyTuples;
import dev.steward.source.Replacement;
import dev.steward.source.RowChange;
import dev.steward.source.RowChange.Action;
import dev.steward.source.RowChange.DateCondition;
import dev.steward.source.SourceException;
import dev.steward.source.Table;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetChangerTest {
  private static final Replacement NULL = new Replacement.Null();
  private static final Replacement YEAR = new Replacement.FirstOfYear();

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("t.parquet");
  }

  private Table table() throws SourceException {
    return Lake.at(folder).table("t");
  }

  private static Replacement text(String text) {
    return new Replacement.Text(text);
  }

  private List<List<String>> query(String sql) throws Exception {
    try (DuckDb duck = new DuckDb()) {
      return duck.query(sql.formatted(file()));
    }
  }

  private void make(String sql) throws Exception {
    try (DuckDb duck = new DuckDb()) {
      duck.execute("COPY (" + sql + ") TO '" + file() + "' (FORMAT parquet, ROW_GROUP_SIZE 2048)");
    }
  }

  @Test
  void leavesAFileWithoutAMatchAlone() throws Exception {
    make("SELECT i AS id, 'n' || i AS n FROM range(10000) r(i) WHERE i <> 77");
    byte[] before = Files.readAllBytes(file());
    FileTime then = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    Files.setLastModifiedTime(file(), then);
    assertThat(table().changer().plan(List.of(delete("id", "-5", "10000")))).isEmpty();
    assertThat(table().changer().plan(List.of(delete("id", "77")))).hasSize(1);
    assertThat(apply(table(), delete("id", "77", "x"))).containsExactly(0L);
    assertThat(Files.getLastModifiedTime(file())).isEqualTo(then);
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void keepsAFileOfWhichAllRowsGoAsAnEmptyOne() throws Exception {
    make("SELECT i AS id, {'a': 'n' || i} AS n FROM range(3) r(i)");
    assertThat(apply(table(), delete("id", "0", "1", "2"))).containsExactly(3L);
    assertThat(query("SELECT * FROM '%s'")).isEmpty();
    assertThat(query("DESCRIBE SELECT * FROM '%s'")).hasSize(2);
    assertThat(StoredParts.of(file()).footer().getRow_groups()).isEmpty();
    assertThat(table().rows()).hasValue(0);
    assertThat(apply(table(), delete("id", "0", "1", "2"))).containsExactly(0L);
  }

  @Test
  void replacesTheCellsOfEachType() throws Exception {
    Path file = file();
    ParquetFile.write(
        file,
        MessageTypeParser.parseMessageType(
            """
            message m {
              required binary id (STRING);
              optional binary t (STRING);
              required binary must (STRING);
              optional int32 i;
              optional int32 day (DATE);
              required int64 stamp (TIMESTAMP(MILLIS, true));
              optional int64 nanos (TIMESTAMP(NANOS, false));
              optional int96 old;
              optional int32 dec (DECIMAL(9, 2));
              optional fixed_len_byte_array(6) wide (DECIMAL(13, 3));
              optional binary big (DECIMAL(20, 1));
              optional fixed_len_byte_array(16) u (UUID);
              optional double d;
              optional boolean b;
              optional binary json (JSON);
            }
            """),
        3,
        (row, i) -> {
          row.append("id", "k" + i).append("t", "text" + i).append("must", "must" + i);
          row.append("i", 100 + i).append("day", 19000).append("stamp", 1_700_000_000_000L);
          row.append("nanos", 1_700_000_000_000_000_001L);
          row.append("old", Binary.fromConstantByteArray(old(2_460_000, 5)));
          row.append("dec", 12345).append("wide", Binary.fromConstantByteArray(new byte[6]));
          row.append("big", Binary.fromConstantByteArray(new byte[] {1, 2}));
          row.append("u", Binary.fromConstantByteArray(new byte[16]));
          row.append("d", 1.5).append("b", true).append("json", "{\"a\":1,\"b\":[{\"c\":\"x\"}]}");
        },
        builder -> builder.withCompressionCodec(CompressionCodecName.UNCOMPRESSED));
    List<Long> counts =
        apply(
            table(),
            set(
                Map.ofEntries(
                    Map.entry("t", text("gone")),
                    Map.entry("must", NULL),
                    Map.entry("i", text("7")),
                    Map.entry("day", YEAR),
                    Map.entry("stamp", YEAR),
                    Map.entry("nanos", YEAR),
                    Map.entry("old", YEAR),
                    Map.entry("dec", text("-3.5")),
                    Map.entry("wide", text("-2.125")),
                    Map.entry("big", text("12345678901.5")),
                    Map.entry("u", text("00000000-0000-0000-0000-00000000000a")),
                    Map.entry("d", new Replacement.Derived(cell -> cell + "5")),
                    Map.entry("b", text("no truth value")),
                    Map.entry("json.b.c", text("y"))),
                "id",
                "k1"));
    assertThat(counts).containsExactly(1L);
    List<List<String>> rows = query("SELECT * EXCLUDE (old) FROM '%s'");
    assertThat(rows.get(1))
        .containsExactly(
            "k1",
            "gone",
            "",
            "7",
            "2022-01-01",
            "2023-01-01T00:00Z",
            "2023-01-01 00:00:00.0",
            "-3.50",
            "-2.125",
            "12345678901.5",
            "00000000-0000-0000-0000-00000000000a",
            "1.55",
            "null",
            "{\"a\":1,\"b\":[{\"c\":\"y\"}]}");
    assertThat(rows.get(0)).contains("k0", "text0", "must0", "100", "2022-01-08");
    assertThat(rows.get(2)).contains("k2", "text2", "must2", "102", "2022-01-08");
    String content = new String(Files.readAllBytes(file), ISO_8859_1);
    assertThat(content).doesNotContain("text1", "must1").contains("text0", "must2");
    ByteBuffer first = ByteBuffer.wrap(old(2_459_946, 0));
    assertThat(StoredParts.rows(file).get(1)).contains("Int96Value");
    assertThat(content).contains(new String(first.array(), ISO_8859_1));
  }

  private static byte[] old(int day, long nanos) {
    return ByteBuffer.allocate(12)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(nanos)
        .putInt(day)
        .array();
  }

  @Test
  void doesNothingTheSecondTime() throws Exception {
    make("SELECT i AS id, 'n' || i AS n, 'm' AS m FROM range(5000) r(i)");
    RowChange change = set(Map.of("n", NULL, "m", text("x")), "id", "1", "4000");
    assertThat(apply(table(), change)).containsExactly(2L);
    byte[] before = Files.readAllBytes(file());
    FileTime then = Files.getLastModifiedTime(file());
    assertThat(apply(table(), change)).containsExactly(0L);
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
    assertThat(Files.getLastModifiedTime(file())).isEqualTo(then);
    assertThat(query("SELECT count(*) FROM '%s' WHERE n IS NULL AND m = 'x'"))
        .isEqualTo(List.of(List.of("2")));
  }

  @Test
  void replacesCellsInNestedColumns() throws Exception {
    make(
        "SELECT i AS id, {'mail': 'mail' || i, 'n': i} AS person, ['t' || i, NULL, 'u'] AS tags,"
            + " [{'role': 'r' || i, 'no': i}] AS parties, MAP {'k' || i: 'v' || i} AS pairs"
            + " FROM range(5000) r(i)");
    assertThat(
            apply(
                table(),
                set(
                    Map.of(
                        "person.mail",
                        NULL,
                        "tags",
                        text("-"),
                        "parties",
                        NULL,
                        "pairs",
                        text("w"),
                        "pairs.key",
                        new Replacement.Derived(key -> "key of " + key.length())),
                    "id",
                    "3000")))
        .containsExactly(1L);
    assertThat(query("SELECT * FROM '%s' WHERE id BETWEEN 2999 AND 3001"))
        .containsExactly(
            List.of(
                "2999",
                "{'mail': mail2999, 'n': 2999}",
                "[t2999, NULL, u]",
                "[{'role': r2999, 'no': 2999}]",
                "{k2999=v2999}"),
            List.of(
                "3000",
                "{'mail': NULL, 'n': 3000}",
                "[-, NULL, -]",
                "[{'role': NULL, 'no': NULL}]",
                "{key of 5=w}"),
            List.of(
                "3001",
                "{'mail': mail3001, 'n': 3001}",
                "[t3001, NULL, u]",
                "[{'role': r3001, 'no': 3001}]",
                "{k3001=v3001}"));
    assertThatThrownBy(() -> apply(table(), set(Map.of("pairs.key", NULL), "id", "1")))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("pairs.key holds the keys of maps");
  }

  @Test
  void replacesValuesInsideOfJsonText() throws Exception {
    make(
        "SELECT i AS id, CASE WHEN i = 2 THEN 'no json' ELSE '{\"a\": {\"mail\": \"m' || i ||"
            + " '\"}, \"b\": 1}' END AS doc FROM range(4) r(i)");
    assertThat(apply(table(), set(Map.of("doc.a.mail", text("-")), "id", "1", "2")))
        .containsExactly(2L);
    assertThat(query("SELECT doc FROM '%s'"))
        .containsExactly(
            List.of("{\"a\": {\"mail\": \"m0\"}, \"b\": 1}"),
            List.of("{\"a\": {\"mail\": \"-\"}, \"b\": 1}"),
            List.of("null"),
            List.of("{\"a\": {\"mail\": \"m3\"}, \"b\": 1}"));
  }

  @Test
  void doesTheFirstChangeWhoseConditionARowMeets() throws Exception {
    make(
        "SELECT i AS id, CASE WHEN i < 8 THEN DATE '2020-01-01' + i::INTEGER END AS day, 'n' AS n"
            + " FROM range(10) r(i)");
    LocalDate last = LocalDate.parse("2020-01-04");
    String[] keys = {"2", "3", "4", "8", "9"};
    assertThat(
            apply(
                table(),
                only(new DateCondition("day", last, true), delete("id", keys)),
                only(
                    new DateCondition("day", last, false), set(Map.of("n", text("x")), "id", keys)),
                delete("id", "3", "9")))
        .containsExactly(2L, 3L, 0L);
    assertThat(query("SELECT id || n FROM '%s'"))
        .containsExactly(
            List.of("0n"),
            List.of("1n"),
            List.of("4x"),
            List.of("5n"),
            List.of("6n"),
            List.of("7n"),
            List.of("8x"),
            List.of("9x"));
  }

  @Test
  void findsRowsByListsAndByKeysOfSeveralCellsAndOfFolders() throws Exception {
    Path part = folder.resolve("t/country=DE/part-0.parquet");
    Files.createDirectories(part.getParent());
    Path other = folder.resolve("t/country=FR/part-0.parquet");
    Files.createDirectories(other.getParent());
    try (DuckDb duck = new DuckDb()) {
      for (Path each : List.of(part, other)) {
        duck.execute(
            "COPY (SELECT i AS no, ['a' || i, 'b' || i] AS ids FROM range(5) r(i)) TO '"
                + each
                + "' (FORMAT parquet)");
      }
    }
    KeyTuples pairs = KeyTuples.builder(2).add("3", "DE").add("4", "XX").build();
    RowChange change =
        new RowChange(List.of("no", "country"), pairs, Optional.empty(), new Action.Delete());
    assertThat(apply(table(), change, delete("ids", "b1"))).containsExactly(1L, 2L);
    try (DuckDb duck = new DuckDb()) {
      assertThat(duck.query("SELECT no FROM '" + part + "'"))
          .containsExactly(List.of("0"), List.of("2"), List.of("4"));
      assertThat(duck.query("SELECT no FROM '" + other + "'"))
          .containsExactly(List.of("0"), List.of("2"), List.of("3"), List.of("4"));
    }
    assertThatThrownBy(() -> apply(table(), set(Map.of("country", NULL), "no", "1")))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("column country is the name of folders");
    assertThatThrownBy(() -> apply(table(), set(Map.of("nowhere", NULL), "no", "1")))
        .hasMessageContaining("there is no column nowhere");
    assertThatThrownBy(() -> apply(table(), delete("nowhere", "1")))
        .hasMessageContaining("there is no column nowhere");
  }

  @Test
  void copesWithFilesThatLackAColumn() throws Exception {
    try (DuckDb duck = new DuckDb()) {
      Files.createDirectories(folder.resolve("t"));
      duck.execute(
          "COPY (SELECT i AS id, 'n' AS n FROM range(3) r(i)) TO '"
              + folder.resolve("t/part-0.parquet")
              + "' (FORMAT parquet)");
      duck.execute(
          "COPY (SELECT i AS id FROM range(3) r(i)) TO '"
              + folder.resolve("t/part-1.parquet")
              + "' (FORMAT parquet)");
    }
    byte[] before = Files.readAllBytes(folder.resolve("t/part-1.parquet"));
    assertThat(apply(table(), set(Map.of("n", NULL), "id", "1"))).containsExactly(1L);
    assertThat(Files.readAllBytes(folder.resolve("t/part-1.parquet"))).isEqualTo(before);
  }

  @Test
  void writesAColumnOfWhichOnlyNullsAreLeft() throws Exception {
    make("SELECT i AS id, CASE WHEN i % 100 = 0 THEN 'n' END AS n FROM range(1000) r(i)");
    String[] keys = {"0", "100", "200", "300", "400", "500", "600", "700", "800", "900"};
    assertThat(apply(table(), delete("id", keys))).containsExactly(10L);
    assertThat(query("SELECT count(*), count(n) FROM '%s'")).containsExactly(List.of("990", "0"));
    assertThat(StoredParts.rows(file())).hasSize(990);
  }
}
