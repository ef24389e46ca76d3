package dev.steward.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.DataType;
import dev.steward.core.RowBatch;
import dev.steward.detect.Detectors;
import dev.steward.source.Irregularity;
import dev.steward.testkit.Rows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableProfileTest {
  private static final Detectors DETECTORS = Detectors.standard();

  @Test
  void mergingTheProfilesOfSplitsGivesTheProfileOfAllRows() {
    List<String> values = values(5000, i -> i % 7 == 0 ? "" : "user" + i % 3000 + "@example.org");
    TableProfile whole = profile("email", values);
    TableProfile merged =
        TableProfile.merge(
            List.of(
                profile("email", values.subList(0, 1200)),
                profile("email", values.subList(1200, 1210)),
                profile("email", values.subList(1210, 5000))));

    assertThat(merged.toBytes()).isEqualTo(whole.toBytes());
    assertThat(merged.rows()).isEqualTo(5000);
    assertThat(merged.columns().get(0).distinct().estimatedCount()).isBetween(2800.0, 3200.0);
  }

  @Test
  void equalDataGivesEqualBytes() {
    List<String> values = values(1000, i -> i % 2 == 0 ? "Anna Berg" : "{\"a\":" + i + "}");
    assertThat(profile("c", values).toBytes()).isEqualTo(profile("c", values).toBytes());
  }

  @Test
  void comesBackFromItsBytes() {
    TableProfile profile =
        profile("c", values(1000, i -> "{\"user\":{\"email\":\"u" + i + "@example.org\"}}"))
            .with(List.of(new Irregularity("fewer cells than the header", 2, "line 17")));
    TableProfile back = TableProfile.fromBytes(profile.toBytes());
    assertThat(back.toBytes()).isEqualTo(profile.toBytes());
    assertThat(back.irregularities()).isEqualTo(profile.irregularities());
  }

  @Test
  void refusesBytesOfAnotherVersion() {
    byte[] bytes = profile("c", List.of("x")).toBytes();
    bytes[0] = 99;
    assertThatThrownBy(() -> TableProfile.fromBytes(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version 99");
  }

  @Test
  void judgesDictionariesAsItJudgesPlainValues() {
    List<String> entries = List.of("anna@example.org", "red", "+49 30 901820", "unused");
    List<String> plain = values(4096, i -> entries.get(i % 3));
    Column column = Rows.text("c");
    TableProfiler coded = new TableProfiler(DETECTORS, List.of(column));
    ColumnVector dictionary = Rows.texts(entries);
    for (int from = 0; from < 4096; from += 1024) {
      int start = from;
      int[] ids = IntStream.range(0, 1024).map(i -> (start + i) % 3).toArray();
      coded.add(new RowBatch(1024, List.of(new ColumnVector.Dictionary(1024, dictionary, ids))));
    }
    assertThat(coded.profile().toBytes()).isEqualTo(profile("c", plain).toBytes());
  }

  @Test
  void countsNullsAndRepeatedValues() {
    Column column = new Column("phones", DataType.TEXT, "list");
    ColumnVector values = Rows.texts(List.of("+49 30 901820", "+49 30 901821", "+49 30 901822"));
    TableProfiler profiler = new TableProfiler(DETECTORS, List.of(column));
    profiler.add(
        new RowBatch(3, List.of(new ColumnVector.Repeated(3, values, new int[] {0, 2, 2, 3}))));
    ColumnProfile profile = profiler.profile().columns().get(0);
    assertThat(profile.rows()).isEqualTo(3);
    assertThat(profile.nonNullRows()).isEqualTo(2);
    assertThat(profile.values()).isEqualTo(3);
    assertThat(matched(profile, "phone")).isEqualTo(3);
  }

  @Test
  void sumsTheSameFaultOfSeveralSplits() {
    TableProfile merged =
        TableProfile.merge(
            List.of(
                profile("c", List.of("x")).with(List.of(new Irregularity("ragged", 2, "line 3"))),
                profile("c", List.of("x"))
                    .with(List.of(new Irregularity("ragged", 1, "line 900")))));
    assertThat(merged.irregularities()).containsExactly(new Irregularity("ragged", 3, "line 3"));
  }

  @Test
  void takesAColumnThatSomePartsLack() {
    TableProfile merged =
        TableProfile.merge(List.of(profile("a", List.of("x")), profile("b", List.of("y", "z"))));
    assertThat(merged.columns()).extracting(ColumnProfile::name).containsExactly("a", "b");
    assertThat(merged.rows()).isEqualTo(3);
  }

  @Test
  void opensJsonByPathAndFlattensArrays() {
    TableProfile profile =
        profile(
            "payload",
            values(
                20,
                i ->
                    "{\"user\":{\"email\":\"u"
                        + i
                        + "@example.org\",\"age\":"
                        + (20 + i)
                        + "},\"tags\":[\"a\",\"b\"],\"items\":[{\"sku\":\"x"
                        + i
                        + "\"}]}"));
    assertThat(profile.columns())
        .extracting(ColumnProfile::name)
        .containsExactly(
            "payload",
            "payload.user.email",
            "payload.user.age",
            "payload.tags",
            "payload.items.sku");
    ColumnProfile email = profile.columns().get(1);
    assertThat(matched(email, "email")).isEqualTo(20);
    assertThat(profile.columns().get(2).column().type()).isEqualTo(DataType.INTEGER);
    assertThat(profile.columns().get(3).values()).isEqualTo(40);
  }

  @Test
  void collapsesKeysThatVaryFromRowToRow() {
    TableProfile profile =
        profile(
            "payload",
            values(200, i -> "{\"scores\":{\"quxperson" + letters(i) + "\":" + i + "}}"));
    assertThat(profile.columns())
        .extracting(ColumnProfile::name)
        .containsExactly("payload", "payload.scores.*");
  }

  @Test
  void neverKeepsAKeyThatIsAPersonsName() {
    TableProfile profile = profile("payload", values(50, i -> "{\"gudrun\":1,\"bernhard\":2}"));
    assertThat(profile.columns())
        .extracting(ColumnProfile::name)
        .containsExactly("payload", "payload.*");
    assertThat(new String(profile.toBytes(), StandardCharsets.ISO_8859_1))
        .doesNotContain("gudrun")
        .doesNotContain("bernhard");
  }

  @Test
  void neverKeepsKeysOfWhichEachTextHasAnotherAlthoughTheyRecur() {
    List<String> values =
        values(900, i -> "{\"points\": {\"Zqxvexle" + (char) ('a' + i % 26) + "\": " + i + "}}");

    assertThat(profile("c", values).columns())
        .extracting(ColumnProfile::name)
        .containsExactly("c", "c.points.*");
  }

  @Test
  void boundsTheNumberOfPaths() {
    StringBuilder wide = new StringBuilder("{");
    for (int i = 0; i < 5000; i++) {
      wide.append(i == 0 ? "" : ",").append("\"k").append(letters(i)).append("\":1");
    }
    String text = wide.append('}').toString();
    assertThat(profile("payload", List.of(text, text)).columns()).hasSizeLessThan(310);
  }

  @Test
  void survivesTextThatOnlyBeginsLikeJson() {
    TableProfile profile =
        profile("c", values(200, i -> i % 2 == 0 ? "{broken" + i : "[1,2" + "}".repeat(i)));
    assertThat(profile.columns()).hasSize(1);
  }

  @Test
  void survivesTextThatIsNestedWithoutEnd() {
    TableProfile profile = profile("c", List.of("[".repeat(100_000), "{\"a\":".repeat(50_000)));
    assertThat(profile.columns()).hasSize(1);
  }

  @Test
  void keepsNoValue() {
    TableProfile profile =
        profile("c", values(500, i -> i % 2 == 0 ? "zanzibarquux@example.org" : "Plutarch 4711"));
    assertThat(new String(profile.toBytes(), StandardCharsets.ISO_8859_1))
        .doesNotContain("zanzibarquux")
        .doesNotContain("Plutarch")
        .doesNotContain("4711");
  }

  @Test
  void keepsToItsMemoryWhateverTheNumberOfColumns() {
    List<Column> columns = IntStream.range(0, 2000).mapToObj(i -> Rows.text("c" + i)).toList();
    TableProfiler profiler = new TableProfiler(DETECTORS, columns);
    ColumnVector values =
        Rows.texts(values(500, i -> i % 3 == 0 ? "u" + i + "@example.org" : "" + i * 7919L));
    profiler.add(new RowBatch(500, columns.stream().map(column -> values).toList()));
    assertThat(profiler.profile().toBytes()).hasSizeLessThan(20_000_000);
  }

  @Test
  void masksEveryLetterAndDigit() {
    byte[] value = "Zoë O'Neil, 4711 Ärgerstraße №5 Ж".getBytes(StandardCharsets.UTF_8);
    assertThat(Shapes.of(value, 0, value.length)).matches("[xX9 ',]+");
  }

  private static long matched(ColumnProfile profile, String detector) {
    return Objects.requireNonNull(profile.matches().get(detector)).matched();
  }

  private static TableProfile profile(String name, List<String> values) {
    TableProfiler profiler = new TableProfiler(DETECTORS, List.of(Rows.text(name)));
    for (int from = 0; from < values.size(); from += 1000) {
      List<String> part = values.subList(from, Math.min(values.size(), from + 1000));
      profiler.add(new RowBatch(part.size(), List.of(Rows.texts(part))));
    }
    return profiler.profile();
  }

  private static List<String> values(int count, IntFunction<String> value) {
    return new ArrayList<>(IntStream.range(0, count).mapToObj(value).toList());
  }

  private static String letters(int i) {
    return "" + (char) ('a' + i % 26) + (char) ('a' + i / 26 % 26) + (char) ('a' + i / 676 % 26);
  }
}
