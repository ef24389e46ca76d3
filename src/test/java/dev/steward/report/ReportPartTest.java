package dev.steward.report;

import static dev.steward.report.SampleReport.AS_OF;
import static dev.steward.report.SampleReport.SCHEMA;
import static dev.steward.report.SampleReport.row;
import static dev.steward.report.SampleReport.store;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.RowBatch;
import dev.steward.core.Sha256;
import dev.steward.report.vector.ReportVector;
import dev.steward.source.RowCursor;
import dev.steward.source.ScanScope;
import dev.steward.source.Split;
import dev.steward.source.Table;
import dev.steward.source.parquet.ParquetSettings;
import dev.steward.source.parquet.ParquetSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.DigestUtils;

class ReportPartTest {
  private static final ReportSchema TEXT =
      ReportSchema.of("texts", new ReportColumn("text", ReportType.TEXT));

  @TempDir Path root;

  @ParameterizedTest
  @EnumSource
  void holdsTheSameAsAReportWrittenRowByRow(Vectors.Texts texts) throws Exception {
    Path rowByRow = SampleReport.publish(root, "2026-11-01", awkward());

    Path part = write("part", SCHEMA, List.of(Vectors.of(SCHEMA, awkward(), texts)));

    assertThat(DuckDb.rows(part)).isEqualTo(DuckDb.rows(rowByRow.resolve("inventory.parquet")));
    String schema =
        "select s::varchar from (select * exclude (file_name) from parquet_schema('%s')) s";
    assertThat(DuckDb.query(schema.formatted(part)))
        .isEqualTo(DuckDb.query(schema.formatted(rowByRow.resolve("inventory.parquet"))));
    assertThat(
            DuckDb.query("select distinct compression from parquet_metadata('%s')".formatted(part)))
        .containsExactly("ZSTD");
  }

  @Test
  void measuresWhatItWrote() throws IOException {
    PartFile measured;
    try (ReportPart part = ReportPart.create(store(root), root + "/a/part", SCHEMA)) {
      part.add(2, Vectors.of(SCHEMA, List.of(row("x"), row("y")), Vectors.Texts.PLAIN));
      part.add(1, Vectors.of(SCHEMA, List.of(row("z")), Vectors.Texts.CODED));
      measured = part.finish();
    }
    Path file = root.resolve("a/part");
    assertThat(measured)
        .isEqualTo(
            new PartFile(
                file.toString(), 3, Files.size(file), Sha256.of(Files.newInputStream(file))));
  }

  @Test
  void cutsMillionsOfRowsIntoRowGroupsAndPages() throws Exception {
    int rows = 1_100_000;

    Path part = write("part.parquet", Generated.SCHEMA, Generated.batches(rows, 200_000));

    assertThat(
            DuckDb.query(
                "select distinct row_group_num_rows from parquet_metadata('%s') order by all"
                    .formatted(part)))
        .containsExactly("51424", "1048576");
    assertThat(differences(part, rows)).isZero();
  }

  @Test
  void givesEqualBytesHoweverTheRowsAreCutIntoBatches() throws IOException {
    Path once = write("once", Generated.SCHEMA, Generated.batches(300_000, 300_000));

    for (int batch : List.of(4096, 70_001, 65_536)) {
      assertThat(write("often", Generated.SCHEMA, Generated.batches(300_000, batch)))
          .as("batches of " + batch)
          .hasSameBinaryContentAs(once);
    }
  }

  @Test
  void tellsBoundsAndNullsOfEachColumn() throws Exception {
    Path part = write("part", SCHEMA, List.of(Vectors.of(SCHEMA, awkward(), Vectors.Texts.PLAIN)));
    Path coded =
        write("coded", SCHEMA, List.of(Vectors.of(SCHEMA, awkward(), Vectors.Texts.CODED)));

    String bounds =
        "select concat_ws(' ', path_in_schema, stats_min_value, stats_max_value, stats_null_count)"
            + " from parquet_metadata('%s')";
    assertThat(DuckDb.query(bounds.formatted(part)))
        .containsExactly(
            "text \u0000 Łódź 東京 🙂 3",
            "flag false true 3",
            "number -9223372036854775808 9223372036854775807 2",
            "rate -0.25 1.7976931348623157e+308 2",
            "day 1969-12-31 2026-11-01 3",
            "moment 1969-12-31 23:59:59+00 2026-11-01 10:15:30.123456+00 3")
        .isEqualTo(DuckDb.query(bounds.formatted(coded)));
  }

  @Test
  void tellsBoundsOfTextsThatBeginAlike() throws Exception {
    List<@Nullable String> texts =
        Arrays.asList(
            "activity-5", "activity-10", "activity-9", "activity", "activity\u0000", null);
    Path part =
        write("part.parquet", TEXT, List.of(List.of(new ReportVector.Plain(Vectors.bytes(texts)))));
    Path short8 =
        write(
            "short.parquet",
            TEXT,
            List.of(
                List.of(
                    new ReportVector.Plain(
                        Vectors.bytes(Arrays.asList("b\u0000", "b", "b\u0000\u0000", "ba"))))));

    String bounds = "select hex(stats_min_value) || ' ' || hex(stats_max_value) from";
    assertThat(DuckDb.query(bounds + " parquet_metadata('%s')".formatted(part)))
        .containsExactly("6163746976697479 61637469766974792D39");
    assertThat(DuckDb.query(bounds + " parquet_metadata('%s')".formatted(short8)))
        .containsExactly("62 6261");
  }

  @Test
  void writesNoRowsAndEmptyBatches() throws Exception {
    List<ReportVector> none = Vectors.of(SCHEMA, List.of(), Vectors.Texts.PLAIN);
    List<ReportVector> one = Vectors.of(SCHEMA, List.of(row("x")), Vectors.Texts.CODED);

    assertThat(DuckDb.rows(write("none", SCHEMA, List.of()))).isEmpty();
    assertThat(DuckDb.rows(write("empty", SCHEMA, List.of(none)))).isEmpty();
    assertThat(write("some", SCHEMA, List.of(none, one, none)))
        .hasSameBinaryContentAs(write("one", SCHEMA, List.of(one)));
  }

  @Test
  void writesColumnsWithoutAnyValue() throws Exception {
    int rows = 100_000;
    List<ReportVector> nulls = Collections.nCopies(6, new ReportVector.Nulls(rows));
    List<ReportVector> ids = new ArrayList<>(nulls);
    byte[] none = new byte[rows];
    Arrays.fill(none, (byte) -1);
    ids.set(0, new ReportVector.Coded(rows, List.of("not used"), none));

    Path part = write("part.parquet", SCHEMA, List.of(nulls));
    assertThat(
            DuckDb.query("select count(*) || ' ' || count(columns(*)) from '%s'".formatted(part)))
        .containsOnly(rows + " 0");
    assertThat(write("ids.parquet", SCHEMA, List.of(ids))).hasSameBinaryContentAs(part);
    PartFile all = new PartFile(part.toString(), rows, Files.size(part), "0".repeat(64));
    try (PartRows back = new PartRows(store(root), SCHEMA, List.of(all, all))) {
      for (int i = 0; i < 2 * rows; i++) {
        assertThat(back.next()).containsOnlyNulls();
      }
      assertThat(back.next()).isNull();
    }
  }

  @Test
  void writesConstantsOfEachType() throws Exception {
    Instant moment = Instant.parse("2026-11-01T10:15:30.123456789Z");
    List<ReportVector> constants =
        Stream.of("x", true, 7L, -0.5, AS_OF, moment)
            .<ReportVector>map(value -> new ReportVector.Constant(70_000, value))
            .toList();

    assertThat(
            DuckDb.query(
                "select (count(*), t)::varchar from '%s' t group by t"
                    .formatted(write("part.parquet", SCHEMA, List.of(constants)))))
        .containsExactly(
            "(70000, {'text': x, 'flag': true, 'number': 7, 'rate': -0.5, 'day': 2026-11-01,"
                + " 'moment': '2026-11-01 10:15:30.123456+00'})");
  }

  @Test
  void takesTextsInEachFormInOneColumn() throws Exception {
    List<List<ReportVector>> batches =
        List.of(
            List.of(new ReportVector.Constant(3, "a")),
            List.of(new ReportVector.Plain(Vectors.bytes(Arrays.asList("b", null, "", "c")))),
            List.of(new ReportVector.Coded(4, List.of("a", "d", ""), new byte[] {1, -1, 0, 2})),
            List.of(new ReportVector.Constant(1, "")),
            List.of(new ReportVector.Nulls(1)),
            List.of(
                new ReportVector.Plain(
                    new ColumnVector.Dictionary(
                        4,
                        Vectors.bytes(Arrays.asList("d", null, "b")),
                        new int[] {2, 1, 0, -1}))));

    assertThat(DuckDb.query("select text from '%s'".formatted(write("p.parquet", TEXT, batches))))
        .containsExactly(
            "a", "a", "a", "b", null, null, "c", "d", null, "a", null, null, null, "b", null, "d",
            null);
  }

  @Test
  void turnsToPlainTextWhereADictionaryGrowsLarge() throws Exception {
    int entries = 40_000;
    ColumnVector.Bytes texts =
        Vectors.bytes(IntStream.range(0, entries).mapToObj(i -> "text " + i).toList());
    int[] ids = IntStream.range(0, 100_000).map(i -> i % 7 == 0 ? -1 : i * 31 % entries).toArray();
    Path part =
        write(
            "part.parquet",
            TEXT,
            List.of(
                List.of(new ReportVector.Constant(50_000, "x")),
                List.of(new ReportVector.Plain(new ColumnVector.Dictionary(100_000, texts, ids))),
                List.of(new ReportVector.Constant(50_000, "y"))));

    assertThat(
            DuckDb.query(
                """
                select count(*) from '%s' a positional join (
                  select case when i < 50000 then 'x' when i >= 150000 then 'y'
                    when (i - 50000) %% 7 = 0 then null
                    else 'text ' || ((i - 50000) * 31 %% 40000) end as text
                  from range(200000) r(i)) b where a.text is distinct from b.text
                """
                    .formatted(part)))
        .containsExactly("0");
    assertThat(DuckDb.query("select encodings from parquet_metadata('%s')".formatted(part)))
        .singleElement()
        .asString()
        .contains("PLAIN", "RLE_DICTIONARY");
  }

  @Test
  void writesLongEntriesOfADictionaryAsText() throws Exception {
    List<String> entries = Stream.of("a", "b", "c").map(text -> text.repeat(600_000)).toList();
    Path part =
        write(
            "part.parquet",
            TEXT,
            List.of(
                List.of(new ReportVector.Coded(4, entries, new byte[] {0, 1, -1, 2})),
                List.of(new ReportVector.Constant(1, entries.get(1))),
                List.of(new ReportVector.Coded(1, List.of(""), new byte[] {0}))));

    assertThat(DuckDb.query("select text[:1] || length(text) from '%s'".formatted(part)))
        .containsExactly("a600000", "b600000", null, "c600000", "b600000", null);
    assertThat(DuckDb.query("select encodings from parquet_metadata('%s')".formatted(part)))
        .containsExactly("PLAIN, RLE");
  }

  @Test
  void endsARowGroupBeforeItIsLarge() throws Exception {
    Random random = new Random(5);
    byte[] data = new byte[40_000 * 2_000];
    int[] offsets = IntStream.rangeClosed(0, 40_000).map(i -> i * 2_000).toArray();
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (32 + random.nextInt(95));
    }
    Path part =
        write(
            "part.parquet",
            TEXT,
            List.of(
                List.of(
                    new ReportVector.Plain(new ColumnVector.Bytes(40_000, data, offsets, null)))));

    assertThat(
            DuckDb.query(
                "select row_group_compressed_bytes < 45000000 from parquet_metadata('%s')"
                    .formatted(part)))
        .hasSizeBetween(2, 3)
        .containsOnly("true");
    assertThat(
            DuckDb.query(
                ("select md5(string_agg(text, '' order by file_row_number))"
                        + " from read_parquet('%s', file_row_number = true)")
                    .formatted(part)))
        .containsExactly(DigestUtils.md5DigestAsHex(data));
  }

  @Test
  void writesTextsThatAreLongerThanAPage() throws Exception {
    List<@Nullable String> texts =
        IntStream.range(0, 20).mapToObj(i -> Integer.toString(i, 36).repeat(200_000 * i)).toList();
    List<ReportVector> batch = List.of(new ReportVector.Plain(Vectors.bytes(texts)));

    assertThat(
            DuckDb.query(
                "select md5(text) from '%s'"
                    .formatted(write("part.parquet", TEXT, List.of(batch)))))
        .containsExactlyElementsOf(
            texts.stream().map(text -> text.isEmpty() ? null : md5(text)).toList());
  }

  @Test
  void replacesWhatIsNoText() throws Exception {
    byte[] bytes = {'a', (byte) 0xC3, 'b', (byte) 0xC3, (byte) 0xA4};

    assertThat(
            DuckDb.query(
                "select text from '%s'"
                    .formatted(
                        write(
                            "part.parquet",
                            TEXT,
                            List.of(
                                List.of(
                                    new ReportVector.Plain(
                                        new ColumnVector.Bytes(
                                            2, bytes, new int[] {0, 3, 5}, null))),
                                List.of(new ReportVector.Constant(1, "a\uD800b")))))))
        .containsExactly("a\uFFFDb", "ä", "a\uFFFDb");
  }

  @Test
  void leavesOutWhatIsSaidToBeNull() throws Exception {
    BitSet nulls = new BitSet();
    nulls.set(1);

    assertThat(
            DuckDb.query(
                "select text from '%s'"
                    .formatted(
                        write(
                            "part.parquet",
                            TEXT,
                            List.of(
                                List.of(
                                    new ReportVector.Plain(
                                        new ColumnVector.Bytes(
                                            2,
                                            "ab".getBytes(UTF_8),
                                            new int[] {0, 1, 2},
                                            nulls))))))))
        .containsExactly("a", null);
  }

  @Test
  void refusesVectorsThatAreNoneOfTheColumnAndKeepsTheirContent() throws IOException {
    try (ReportPart part = ReportPart.create(store(root), root + "/part", TEXT)) {
      assertThatThrownBy(() -> part.add(1, List.of(new ReportVector.Constant(1, 5L))))
          .hasMessage("text does not hold Constant[1]");
      assertThatThrownBy(() -> part.add(2, List.of(new ReportVector.Constant(1, "secret"))))
          .hasMessage("text has 1 of 2 rows");
      assertThatThrownBy(() -> part.add(1, List.of())).hasMessage("A row has 1 columns, not 0");
      part.add(1, List.of(new ReportVector.Constant(1, "x")));
      assertThat(part.finish().rows()).isEqualTo(1);
    }
  }

  @Test
  void doesNotFinishWhatItCouldNotAdd() throws IOException {
    ReportSchema rates = ReportSchema.of("rates", new ReportColumn("rate", ReportType.DOUBLE));
    try (ReportPart part = ReportPart.create(store(root), root + "/part", rates)) {
      assertThatThrownBy(() -> part.add(1, List.of(new ReportVector.Constant(1, Double.NaN))))
          .hasMessage("Reports hold finite numbers only");
      assertThatThrownBy(part::finish).hasMessage("Rows could not be added: the file is not whole");
    }
  }

  @Test
  void isReadAsATableAndWrittenAgainTheSame() throws Exception {
    int rows = 1_100_000;
    write("lake/e/part-00000.parquet", Generated.SCHEMA, Generated.batches(rows, 200_000));
    List<String> columns = Generated.SCHEMA.columns().stream().map(ReportColumn::name).toList();
    List<List<ReportVector>> batches = new ArrayList<>();

    try (ParquetSource source =
        ParquetSource.open(
            new ParquetSettings("lake", root + "/lake", List.of(), List.of(), Map.of()))) {
      Table table = source.table("e");
      for (Split split : table.plan(new ScanScope.Full())) {
        try (RowCursor cursor = table.read(split, new HashSet<>(columns))) {
          assertThat(cursor.columns()).extracting(Column::name).containsExactlyElementsOf(columns);
          for (RowBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
            batches.add(
                batch.columns().stream().<ReportVector>map(ReportVector.Plain::new).toList());
          }
        }
      }
    }

    assertThat(differences(write("again.parquet", Generated.SCHEMA, batches), rows)).isZero();
  }

  private static String md5(String text) {
    return DigestUtils.md5DigestAsHex(text.getBytes(UTF_8));
  }

  private static long differences(Path part, int rows) throws SQLException {
    return Long.parseLong(
        DuckDb.query(
                ("select count(*) from read_parquet('%s') a positional join (%s) b"
                        + " where a is distinct from b")
                    .formatted(part, Generated.sql(rows)))
            .get(0));
  }

  private static List<List<@Nullable Object>> awkward() {
    List<List<@Nullable Object>> rows = new ArrayList<>(SampleReport.rows());
    rows.add(row("", true, 1L, -0.0, AS_OF, Instant.EPOCH));
    rows.add(row("again", null, 1L, 1.0, null, null));
    rows.add(row("again", null, 1L, 1.0, null, null));
    rows.add(row(null, false, null, null, AS_OF, Instant.parse("2026-11-01T00:00:00.000001Z")));
    rows.add(row("\u0000", true, 0L, Double.MIN_VALUE, AS_OF, Instant.EPOCH));
    rows.add(row("ä".repeat(300), true, 0L, Double.MAX_VALUE, AS_OF, Instant.EPOCH));
    return rows;
  }

  private Path write(String name, ReportSchema schema, List<List<ReportVector>> batches)
      throws IOException {
    try (ReportPart part = ReportPart.create(store(root), root + "/" + name, schema)) {
      for (List<ReportVector> batch : batches) {
        part.add(batch.get(0).size(), batch);
      }
      part.finish();
    }
    return root.resolve(name);
  }
}
