package dev.steward.report;

import static dev.steward.report.SampleReport.JOB;
import static dev.steward.report.SampleReport.SCHEMA;
import static dev.steward.report.SampleReport.header;
import static dev.steward.report.SampleReport.row;
import static dev.steward.report.SampleReport.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.steward.core.Sha256;
import dev.steward.files.FileStore;
import dev.steward.report.vector.ReportVector;
import dev.steward.testkit.MortalStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdoptedPartsTest {
  private static final String LABEL = "2026-11-01";
  private static final ReportSchema OTHER =
      ReportSchema.of("summary", new ReportColumn("members", ReportType.LONG));

  @TempDir Path root;
  FileStore store;
  List<PartFile> parts;

  @BeforeEach
  void writeParts() throws IOException {
    store = store(root);
    parts =
        List.of(
            part("1.part", SampleReport.rows()),
            part("2.part", List.of()),
            part("3.part", List.of(row("=1+1"), row("'x"))),
            part("4.part", List.of(row("last"))));
  }

  @Test
  void putsThePartsThatHaveRowsInOrderBesideOtherReports() throws Exception {
    Path folder = publish(store, 0);

    assertThat(tree(folder).keySet())
        .containsExactly(
            "inventory.parquet/part-00000.parquet",
            "inventory.parquet/part-00001.parquet",
            "inventory.parquet/part-00002.parquet",
            "manifest.json",
            "summary.csv",
            "summary.parquet");
    String glob = "read_parquet('%s/inventory.parquet/*.parquet')".formatted(folder);
    assertThat(DuckDb.query("select t::varchar from %s t".formatted(glob)))
        .isEqualTo(DuckDb.rows(rowByRow().resolve("inventory.parquet")));
    assertThat(DuckDb.query("select column_type from (describe select * from %s)".formatted(glob)))
        .containsExactly(
            "VARCHAR", "BOOLEAN", "BIGINT", "DOUBLE", "DATE", "TIMESTAMP WITH TIME ZONE");
  }

  @Test
  void leavesThePartsWhereTheyAreAndTakesNoSpaceForThem() throws IOException {
    Path folder = publish(store, 0);

    assertThat(Files.isSameFile(place(0), folder.resolve("inventory.parquet/part-00000.parquet")))
        .isTrue();
    store.delete(root + "/parts");
    assertThat(Verification.verify(store, folder.toString())).isEmpty();
  }

  @Test
  void namesEachPartInTheManifest() throws IOException {
    Manifest manifest = PublishedReport.open(store, publish(store, 0).toString()).manifest();

    assertThat(manifest.file("inventory.parquet/part-00001.parquet"))
        .contains(
            new ReportFile(
                "inventory.parquet/part-00001.parquet",
                2,
                parts.get(2).bytes(),
                parts.get(2).sha256(),
                SCHEMA.columns()));
    assertThat(manifest.omitted())
        .containsExactly(
            new OmittedFile("inventory.csv", "9 rows; a CSV is written for 0 at most"));
  }

  @Test
  void writesTheSameCsvAsARowByRowReportWouldHave() throws IOException {
    Path folder = publish(store, 9);

    assertThat(folder.resolve("inventory.csv"))
        .hasSameBinaryContentAs(rowByRow().resolve("inventory.csv"))
        .content()
        .contains("\n'=1+1,", "\n'x,");
    PublishedReport report = PublishedReport.open(store, folder.toString());
    assertThat(report.manifest().omitted()).isEmpty();
    assertThat(report.manifest().file("inventory.csv").orElseThrow().rows()).isEqualTo(9);
    assertThat(Verification.verify(store, folder.toString())).isEmpty();
  }

  @Test
  void writesNoCsvForOneRowMore() throws IOException {
    assertThat(publish(store, 8).resolve("inventory.csv")).doesNotExist();
  }

  @Test
  void isReadFromThePartsWhereThereIsNoCsv() throws IOException {
    Path folder = publish(store, 0);

    assertThat(SampleReport.read(root, folder)).isEqualTo(allRows());
    assertThat(PublishedReport.open(store, folder.toString()).parts("inventory"))
        .extracting(ReportFile::rows)
        .containsExactly(6L, 2L, 1L);
  }

  @Test
  void givesAReportWithoutRowsOnePart() throws Exception {
    PartFile empty = parts.get(1);
    for (List<PartFile> none : List.of(List.<PartFile>of(), List.of(empty, empty))) {
      parts = none;
      Path folder = publish(store, 0);

      assertThat(folder.resolve("inventory.parquet"))
          .isDirectoryContaining("glob:**/part-00000.parquet");
      assertThat(
              DuckDb.query(
                  "select count(*) || ' ' || count(moment) from '%s/inventory.parquet/*.parquet'"
                      .formatted(folder)))
          .containsExactly("0 0");
      assertThat(folder.resolve("inventory.csv")).hasContent("text,flag,number,rate,day,moment\n");
      assertThat(Verification.verify(store, folder.toString())).isEmpty();
    }
  }

  @Test
  void refusesAPartThatIsNotAsItWasFinished() throws IOException {
    Path folder = publish(store, 0);
    Map<String, String> before = tree(folder);
    PartFile good = parts.get(0);

    parts = List.of(new PartFile(good.path(), good.rows(), good.bytes() + 1, good.sha256()));
    assertRefused("%d bytes, finished with %d".formatted(good.bytes(), good.bytes() + 1));
    parts = List.of(new PartFile(good.path(), 7, good.bytes(), good.sha256()));
    assertRefused("6 rows, finished with 7");
    parts = List.of(good.movedTo(root + "/parts/none"));
    assertRefused("no such file");
    parts = List.of(part("other", Generated.SCHEMA, Generated.batches(1, 1)));
    assertRefused("not the report's columns");

    assertThat(tree(folder)).isEqualTo(before);
  }

  @Test
  void doesNotPublishAReportWhosePartsFailed() throws IOException {
    try (Publication publication = Publication.stage(store, root.toString(), JOB, LABEL)) {
      PartFile missing = parts.get(0).movedTo(root + "/parts/none");
      assertThatThrownBy(() -> publication.adopt(SCHEMA, store, List.of(missing), 0))
          .isInstanceOf(ReportFileException.class);
      assertThatThrownBy(() -> publication.publish(header(1)))
          .hasMessage("A report of pii-inventory failed: it cannot be published");
    }
  }

  @Test
  void isMadeAgainAfterAKillAtAnyMoment() throws IOException {
    assertThat(killEverywhere(store)).isGreaterThan(15);
  }

  @Test
  void isMadeAgainInPlaceAfterAKillAtAnyMoment() throws IOException {
    assertThat(killEverywhere(new NoAtomicMoves(store))).isGreaterThan(15);
  }

  /** Kills a publication that replaces another before each change of a file in turn. */
  private int killEverywhere(FileStore files) throws IOException {
    Map<String, String> undisturbed = tree(publish(files, 9));
    Map<String, String> originals = tree(root.resolve("parts"));
    for (int changes = 0; ; changes++) {
      SampleReport.publish(files, root, LABEL, List.of(row("old")));
      MortalStore mortal = new MortalStore(files, changes);
      Throwable end = catchThrowable(() -> publish(mortal, 9));
      if (!mortal.isKilled()) {
        assertThat(end).isNull();
        return changes;
      }
      assertThat(tree(root.resolve("parts"))).isEqualTo(originals);
      Optional<PublishedReport> left = PublishedReport.find(files, root.toString(), JOB, LABEL);
      if (left.isPresent()) {
        assertThat(Verification.verify(files, left.get().folder())).isEmpty();
      }
      assertThat(tree(publish(files, 9))).as("killed after %d", changes).isEqualTo(undisturbed);
      assertThat(root.resolve(JOB)).isDirectoryNotContaining("glob:**/.*");
    }
  }

  private void assertRefused(String reason) {
    assertThatThrownBy(() -> publish(store, 0))
        .isInstanceOf(ReportFileException.class)
        .hasMessage("Cannot adopt " + parts.get(0).path() + ": " + reason);
  }

  private Path publish(FileStore files, long csvRows) throws IOException {
    try (Publication publication = Publication.stage(files, root.toString(), JOB, LABEL)) {
      publication.write(OTHER, List.of(row(7L)));
      publication.adopt(SCHEMA, store, parts, csvRows);
      publication.publish(header(1));
      return Path.of(publication.target());
    }
  }

  private Path rowByRow() throws IOException {
    return SampleReport.publish(root, "2026-11-02", allRows());
  }

  private static List<List<@Nullable Object>> allRows() {
    List<List<@Nullable Object>> rows = new ArrayList<>(SampleReport.rows());
    rows.addAll(List.of(row("=1+1"), row("'x"), row("last")));
    return rows;
  }

  private PartFile part(String name, List<List<@Nullable Object>> rows) throws IOException {
    return part(name, SCHEMA, List.of(Vectors.of(SCHEMA, rows, Vectors.Texts.CODED)));
  }

  private PartFile part(String name, ReportSchema schema, List<List<ReportVector>> batches)
      throws IOException {
    try (ReportPart part = ReportPart.create(store, root + "/parts/" + name, schema)) {
      for (List<ReportVector> batch : batches) {
        part.add(batch.get(0).size(), batch);
      }
      return part.finish();
    }
  }

  private Path place(int part) {
    return Path.of(parts.get(part).path());
  }

  /** The SHA-256 of each file below, by its path. */
  private static Map<String, String> tree(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path file : below.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Sha256.of(Files.newInputStream(file)));
      }
    }
    return files;
  }
}
