package dev.steward.source.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.core.KeyTuples;
import dev.steward.source.Replacement;
import dev.steward.source.RowChange;
import dev.steward.source.RowChange.Action;
import dev.steward.source.RowChange.DateCondition;
import dev.steward.source.RowChanger;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.source.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvChangerTest {
  private static final RowChanger.Guard FREE = () -> {};

  @TempDir Path folder;

  private static KeyTuples keys(String... keys) {
    KeyTuples.Builder builder = KeyTuples.builder(1);
    for (String key : keys) {
      builder.add(key);
    }
    return builder.build();
  }

  private static RowChange delete(String column, String... keys) {
    return new RowChange(List.of(column), keys(keys), Optional.empty(), new Action.Delete());
  }

  private static RowChange set(Map<String, Replacement> cells, String column, String... keys) {
    return new RowChange(List.of(column), keys(keys), Optional.empty(), new Action.Set(cells));
  }

  private static List<Long> change(Table table, RowChange... changes) throws SourceException {
    return change(table.changer(), FREE, changes);
  }

  private static List<Long> change(RowChanger changer, RowChanger.Guard guard, RowChange... changes)
      throws SourceException {
    List<RowChange> all = Arrays.asList(changes);
    long[] sums = new long[changes.length];
    for (Split unit : changer.plan(all)) {
      List<Long> counts = changer.apply(unit, all, guard).changed();
      for (int i = 0; i < sums.length; i++) {
        sums[i] += counts.get(i);
      }
    }
    return Arrays.stream(sums).boxed().toList();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Records 2 and 4 go, what else there is stays to the byte. */
  private void keepsTheRest(CsvFolder csv, String mark, List<String> records) throws Exception {
    Charset charset = csv.settings().charset();
    Path file = csv.put("t.csv", (mark + String.join("", records)).getBytes(charset));
    assertThat(change(csv.table("t"), delete("id", "k2", "k4"))).containsExactly(2L);
    String left = mark + records.get(0) + records.get(1) + records.get(3);
    assertThat(Files.readAllBytes(file)).isEqualTo(left.getBytes(charset));
    assertThat(names()).containsExactly("t.csv");
    assertThat(change(csv.table("t"), delete("id", "k2", "k4"))).containsExactly(0L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "ISO-8859-1"})
  void keepsTheBytesOfOtherRecordsInEachCharset(String charset) throws Exception {
    CsvFolder csv = CsvFolder.at(folder).in(Charset.forName(charset));
    for (String mark : charset.startsWith("UTF") ? List.of("", "\uFEFF") : List.of("")) {
      for (String end : List.of("\n", "\r\n", "\r")) {
        keepsTheRest(
            csv,
            mark,
            List.of(
                "id,\"näme\", x" + end,
                "k1,\"Ä \"\"q\"\", z" + end + "more\",'" + end,
                "k2,b," + end,
                " k3 ,\"k2\",\"\"" + end,
                "\"k4\",d,d"));
      }
    }
  }

  @Test
  void keepsMixedLineEndsAndBlankLines() throws Exception {
    CsvFolder csv = CsvFolder.at(folder);
    Path file = csv.put("t.csv", "\nid,n\r\n\n\r\nk1,a\rk2,b\n\nk3,c\r\nk4,d\r\r\nk5,e\n\n\r\n");
    assertThat(change(csv.table("t"), delete("id", "k2", "k4"))).containsExactly(2L);
    assertThat(Files.readString(file))
        .isEqualTo("\nid,n\r\n\n\r\nk1,a\r\nk3,c\r\n\r\nk5,e\n\n\r\n");
  }

  @Test
  void keepsLongFilesWhateverTheBlocksThatTheyAreReadIn() throws Exception {
    CsvFolder csv = CsvFolder.at(folder);
    StringBuilder all = new StringBuilder("id,note\r\n");
    StringBuilder left = new StringBuilder(all);
    for (int i = 0; i < 60_000; i++) {
      String record = i + ",\"n" + "ö".repeat(i % 37) + (i % 5 == 0 ? "\r\n" : "") + "\"\r\n";
      all.append(record);
      if (i % 7 != 0) {
        left.append(record);
      }
    }
    Path file = csv.put("t.csv", all.toString());
    String[] keys = new String[60_000 / 7 + 1];
    Arrays.setAll(keys, i -> String.valueOf(i * 7));
    assertThat(change(csv.table("t"), delete("id", keys))).containsExactly((long) keys.length);
    assertThat(Files.readString(file)).isEqualTo(left.toString());
  }

  @Test
  void keepsGzip() throws Exception {
    CsvFolder csv = CsvFolder.at(folder);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("id;n\nk1;a\nk2;b\n".getBytes(UTF_8));
    }
    Path file = csv.put("t.csv.gz", packed.toByteArray());
    assertThat(change(csv.table("t"), delete("id", "k1"))).containsExactly(1L);
    try (GZIPInputStream gzip =
        new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      assertThat(new String(gzip.readAllBytes(), UTF_8)).isEqualTo("id;n\nk2;b\n");
    }
  }

  @Test
  void writesReplacedCellsInTheStyleOfTheFile() throws Exception {
    CsvFolder csv = CsvFolder.at(folder);
    Path file =
        csv.put(
            "t.csv",
            "id;name;mail;doc;born\n"
                + "k1; Anna ;\"a@b.c\";\"{\"\"m\"\": \"\"x\"\", \"\"n\"\": 1}\";1980-05-06 10:00\n"
                + "k2; Ben ;\"b@b.c\";;soon\n"
                + "k3;;;;\n");
    Map<String, Replacement> cells =
        Map.of(
            "name", new Replacement.Text("x;\"y\""),
            "mail", new Replacement.Null(),
            "doc.m", new Replacement.Text("gone"),
            "born", new Replacement.FirstOfYear());
    assertThat(change(csv.table("t"), set(cells, "id", "k1", "k3"))).containsExactly(1L);
    assertThat(Files.readString(file))
        .isEqualTo(
            "id;name;mail;doc;born\n"
                + "k1;\"x;\"\"y\"\"\";\"\";\"{\"\"m\"\": \"\"gone\"\", \"\"n\"\": 1}\";1980-01-01\n"
                + "k2; Ben ;\"b@b.c\";;soon\n"
                + "k3;;;;\n");
    assertThat(change(csv.table("t"), set(cells, "id", "k1", "k3"))).containsExactly(0L);
  }

  @Test
  void writesEscapesWhereTheFormatHasThem() throws Exception {
    CsvFolder csv = CsvFolder.at(folder).delimitedBy(',').escapedBy('\\');
    Path file = csv.put("t.csv", "id,n,m\nk1,\"a \\\"b\\\", c\",x\\,y\nk2,b,c\n");
    Map<String, Replacement> cells = Map.of("m", new Replacement.Text("\"q\" \\"));
    assertThat(change(csv.table("t"), set(cells, "id", "k2"))).containsExactly(1L);
    assertThat(Files.readString(file))
        .isEqualTo("id,n,m\nk1,\"a \\\"b\\\", c\",x\\,y\nk2,b,\"\\\"q\\\" \\\\\"\n");
  }

  @Test
  void leavesARecordToTheFirstOfSeveralChangesAndToItsDate() throws Exception {
    CsvFolder csv = CsvFolder.at(folder);
    Path file = csv.put("t.csv", "a,b,due\n5,6,2030-01-01\n5,7,2020-01-01\n8,6,\n5,9,bad\n");
    RowChange kept =
        new RowChange(
            List.of("a"),
            keys("5"),
            Optional.of(new DateCondition("due", LocalDate.of(2025, 1, 1), false)),
            new Action.Set(Map.of("b", new Replacement.Null())));
    assertThat(change(csv.table("t"), kept, delete("b", "6"), delete("a", "5")))
        .containsExactly(2L, 1L, 1L);
    assertThat(Files.readString(file)).isEqualTo("a,b,due\n5,,2030-01-01\n5,,bad\n");
  }

  @Test
  void keepsMalformedRecordsThatAreNobodysAndFailsWhereTheyMayBeSomebodys() throws Exception {
    CsvFolder csv = CsvFolder.at(folder);
    String content = "id,n\nk1,a\nk2\nk3,b,c\nk4,d\"x\nx,k5,y\nk6,\"open\nk7,z\n";
    Path file = csv.put("t.csv", content);
    assertThat(change(csv.table("t"), delete("id", "k1", "k2", "k3", "k4"))).containsExactly(4L);
    assertThat(Files.readString(file)).isEqualTo("id,n\nx,k5,y\nk6,\"open\nk7,z\n");
    for (String key : List.of("k5", "k6")) {
      assertThatThrownBy(() -> change(csv.table("t"), delete("id", key)))
          .isInstanceOf(SourceException.class)
          .hasMessageContainingAll("drops.t", "t.csv", "line " + (key.equals("k5") ? 2 : 3))
          .hasMessageNotContaining(key);
    }
    assertThat(Files.readString(file)).isEqualTo("id,n\nx,k5,y\nk6,\"open\nk7,z\n");
    assertThat(names()).containsExactly("t.csv");
  }

  @Test
  void keepsPermissionsAndRemovesChecksums() throws Exception {
    CsvFolder csv = CsvFolder.at(folder);
    Path file = csv.put("t.csv", "id\nk1\nk2\n");
    csv.put(".t.csv.crc", "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(change(csv.table("t"), delete("id", "k1"))).containsExactly(1L);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(names()).containsExactly("t.csv");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
    assertThatThrownBy(() -> change(csv.table("t"), delete("id", "k2")))
        .hasMessageContaining("read-only");
    assertThat(Files.readString(file)).isEqualTo("id\nk2\n");
  }

  @Test
  void leavesTheFileAsItWasWhereTheGuardForbidsItOrACharacterIsNotOfItsCharset() throws Exception {
    CsvFolder csv = CsvFolder.at(folder).in(ISO_8859_1);
    Path file = csv.put("t.csv", "id,n\nk1,ä\n");
    assertThatThrownBy(
            () ->
                change(
                    csv.table("t").changer(),
                    () -> {
                      throw new SourceException("Cannot go on", "the lease is lost");
                    },
                    delete("id", "k1")))
        .hasMessageContaining("the lease is lost");
    Map<String, Replacement> cells = Map.of("n", new Replacement.Text("ж"));
    assertThatThrownBy(() -> change(csv.table("t"), set(cells, "id", "k1")))
        .hasMessageContaining("charset");
    assertThat(Files.readString(file, ISO_8859_1)).isEqualTo("id,n\nk1,ä\n");
    assertThat(names()).containsExactly("t.csv");
  }

  @Test
  void doesAFileAnewThatAnotherWriterChangesMeanwhile() throws Exception {
    CsvFolder csv = CsvFolder.at(folder);
    Path file = csv.put("t.csv", "id\nk1\nk2\n");
    RowChanger changer = csv.table("t").changer();
    List<RowChange> changes =
        List.of(
            set(
                Map.of(
                    "id",
                    new Replacement.Derived(
                        text -> {
                          append(file);
                          return "gone";
                        })),
                "id",
                "k1"));
    Split unit = changer.plan(changes).get(0);
    changer.apply(unit, changes, FREE);
    assertThat(Files.readString(file)).isEqualTo("id\ngone\nk2\nnew\n");
    assertThat(names()).containsExactly("t.csv");
  }

  private static void append(Path file) {
    try {
      if (!Files.readString(file).contains("new")) {
        Files.writeString(file, "id\nk1\nk2\nnew\n");
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void knowsTheFilesOfATableByTheirFoldersAndColumns() throws Exception {
    CsvFolder csv = CsvFolder.at(folder);
    csv.put("t/year=2020/part-1.csv", "id\nk1\n");
    csv.put("t/year=2021/part-2.csv", "id\nk1\n");
    csv.put("t/year=2021/part-3.csv", "other\nk1\n");
    KeyTuples both = KeyTuples.builder(2).add("2021", "k1").build();
    RowChange gone =
        new RowChange(List.of("year", "id"), both, Optional.empty(), new Action.Delete());
    assertThat(csv.table("t").changer().plan(List.of(gone))).hasSize(2);
    assertThat(change(csv.table("t"), gone)).containsExactly(1L);
    assertThat(Files.readString(folder.resolve("t/year=2020/part-1.csv"))).isEqualTo("id\nk1\n");
    assertThat(Files.readString(folder.resolve("t/year=2021/part-2.csv"))).isEqualTo("id\n");
    assertThatThrownBy(() -> change(csv.table("t"), delete("nr", "k1")))
        .hasMessageContaining("there is no column nr");
  }

  @Test
  void sweepsWhatABrokenOffUnitLeft() throws Exception {
    CsvFolder csv = CsvFolder.at(folder);
    csv.put("t.csv", "id\nk1\n");
    csv.put(".t.csv.2b1e.steward.tmp", "id\n");
    csv.put(".other.csv.2b1e.steward.tmp", "id\n");
    csv.table("t").changer().sweep();
    assertThat(names()).containsExactly(".other.csv.2b1e.steward.tmp", "t.csv");
  }
}
