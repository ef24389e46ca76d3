package dev.steward.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.Column;
import dev.steward.core.DataType;
import dev.steward.core.RowBatch;
import dev.steward.core.TableRef;
import dev.steward.files.FileStore;
import dev.steward.report.ManifestHeader;
import dev.steward.report.Publication;
import dev.steward.report.Verification;
import dev.steward.request.RequestState;
import dev.steward.request.RequestType;
import dev.steward.testkit.Canary;
import dev.steward.testkit.ReportTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From the rows that a search hands over, person by person, to what is published. */
class ExportPublicationTest {
  private static final TableRef CONTACT = new TableRef("crm", "contact");
  private static final TableRef VISIT = new TableRef("lake", "visit");
  private static final TableRef LEAD = new TableRef("crm", "lead");
  private static final Canary CANARY = new Canary(9);

  @TempDir Path folder;

  @Test
  void showsAllColumnsOfRowsOfSeveralShapes() throws Exception {
    GatheredTables gathered = new GatheredTables();
    gathered.add(VISIT, List.of(text("page"), text("agent")), batch(List.of("/a"), List.of("x")));
    gathered.add(
        VISIT,
        List.of(text("referrer"), text("page"), new Column("agent", DataType.INTEGER, "int")),
        new RowBatch(
            1,
            List.of(
                HeldRows.plain(DataType.TEXT, List.of("r")),
                HeldRows.plain(DataType.TEXT, List.of("/b")),
                HeldRows.plain(DataType.INTEGER, List.of(7)))));

    WrittenBundle bundle =
        Bundles.write(
            folder,
            Bundles.declaring(),
            ExportSettings.NONE,
            Bundles.ACCESS,
            gathered.tables(List.of(VISIT, LEAD)).toArray(SubjectTable[]::new));

    assertThat(bundle.tables())
        .extracting(count -> count.table() + " " + count.rows())
        .containsExactly("crm.lead 0", "lake.visit 2");
    assertThat(Bundles.entries(Path.of(bundle.pack())).get("csv/lake.visit.csv"))
        .isEqualTo("page,agent,referrer,agent\n/a,x,,\n/b,,r,7\n");
    assertThat(Bundles.entries(Path.of(bundle.pack())).get("data.json"))
        .contains("{\"page\":\"/a\",\"agent\":\"x\",\"referrer\":null}")
        .contains("{\"page\":\"/b\",\"referrer\":\"r\",\"agent\":7}");
  }

  @Test
  void publishesWholeBundlesAndSaysWhyOthersAreNotThere() throws Exception {
    FileStore files = FileStore.of(folder.toString(), Map.of());
    BundleRequest request = Bundles.request("R-2", RequestType.ACCESS);
    GatheredTables gathered = new GatheredTables();
    gathered.add(CONTACT, List.of(text("email")), batch(List.of(CANARY.email())));
    WrittenBundle bundle =
        Bundles.alone(
            new BundleWriter(files, Bundles.declaring(), ExportSettings.NONE),
            folder.resolve("parts/1.pack"),
            request,
            gathered.tables(List.of(CONTACT, LEAD)).toArray(SubjectTable[]::new));
    List<Answer> answers =
        List.of(
            new Answer.Nobody("R-4", "p4", RequestState.AMBIGUOUS),
            new Answer.Open("R-3", "p3", List.of(VISIT, LEAD), Optional.empty()),
            new Answer.Bundled(request, bundle),
            new Answer.Nobody("R-1", "p1", RequestState.NOT_FOUND));

    Path target;
    List<String> failures;
    try (Publication publication =
        Publication.stage(
            files, folder.resolve("reports").toString(), "subject-export", "2026-11-01")) {
      failures = ExportPublication.add(publication, files, answers);
      publication.publish(header(failures));
      target = Path.of(publication.target());
    }

    assertThat(failures).containsExactly("request R-3: not searched: crm.lead, lake.visit");
    assertThat(ReportTable.csv(target.resolve("exports.csv")).rows())
        .extracting(row -> row.get("request_id") + " " + row.get("table") + " " + row.get("status"))
        .containsExactly(
            "R-1 null not-found",
            "R-2 contact completed",
            "R-3 lead failed",
            "R-3 visit failed",
            "R-4 null ambiguous");
    assertThat(Files.readString(target.resolve("exports.csv")))
        .contains("R-2,p-7f3a9c2b1d,crm,contact,1,,bundles/R-2.zip," + bundle.sha256())
        .doesNotContain(Canary.WORD);
    assertThat(Files.readString(target.resolve("manifest.json")))
        .contains("bundles/R-2.zip")
        .doesNotContain("R-3.zip", Canary.WORD);
    assertThat(Verification.verify(files, target.toString())).isEmpty();
    JsonNode data =
        JsonMapper.shared()
            .readTree(Bundles.entries(target.resolve("bundles/R-2.zip")).get("data.json"));
    assertThat(data.at("/sources/crm/contact/0/email").stringValue()).isEqualTo(CANARY.email());
    assertThat(gathered.toString() + answers).doesNotContain(Canary.WORD);
  }

  @Test
  void givesBundlesOfRequestsWithSimilarIdsNamesOfTheirOwn() throws Exception {
    FileStore files = FileStore.of(folder.toString(), Map.of());
    List<Answer> answers = new ArrayList<>();
    BundleWriter writer = new BundleWriter(files, Bundles.declaring(), ExportSettings.NONE);
    try (BundlePack pack = writer.pack(folder.resolve("parts/1.pack").toString())) {
      for (String id : List.of("R/1", "R_1", "r:1")) {
        BundleRequest request = Bundles.request(id, RequestType.ACCESS);
        GatheredTables gathered = new GatheredTables();
        gathered.add(CONTACT, List.of(text("id")), batch(List.of(id)));
        answers.add(new Answer.Bundled(request, pack.add(request, gathered.tables(List.of()))));
      }
      pack.finish();
    }
    answers.add(
        new Answer.Bundled(
            Bundles.request("R-2", RequestType.ACCESS),
            ((Answer.Bundled) answers.get(0)).bundle())); // the same was asked twice

    Path target = published(files, answers);

    List<Map<String, String>> rows = ReportTable.csv(target.resolve("exports.csv")).rows();
    assertThat(rows)
        .extracting(row -> row.get("request_id") + " " + row.get("bundle"))
        .containsExactly(
            "R-2 bundles/R_1.zip",
            "R/1 bundles/R_1.zip",
            "R_1 bundles/R_1-2.zip",
            "r:1 bundles/r_1-3.zip");
    for (Map<String, String> row : rows.subList(1, 4)) {
      assertThat(Bundles.entries(target.resolve(row.get("bundle"))).get("csv/crm.contact.csv"))
          .isEqualTo("id\n" + row.get("request_id") + "\n");
    }
    assertThat(Verification.verify(files, target.toString())).isEmpty();
  }

  @Test
  void countsRowsThatAreAnothersAndSaysWhy() throws Exception {
    FileStore files = FileStore.of(folder.toString(), Map.of());
    GatheredTables gathered = new GatheredTables();
    gathered.add(CONTACT, List.of(text("email")), batch(List.of(CANARY.email())));
    gathered.withhold(CONTACT, 2, "another person's");
    gathered.withhold(LEAD, 1, "may be another's");
    WrittenBundle bundle =
        Bundles.alone(
            new BundleWriter(files, Bundles.declaring(), ExportSettings.NONE),
            folder.resolve("parts/1.pack"),
            Bundles.ACCESS,
            gathered.tables(List.of(CONTACT, LEAD, VISIT)).toArray(SubjectTable[]::new));

    Path target = published(files, List.of(new Answer.Bundled(Bundles.ACCESS, bundle)));

    assertThat(ReportTable.csv(target.resolve("exports.csv")).rows())
        .extracting(
            row -> row.get("table") + " " + row.get("rows") + " " + row.get("withheld_rows"))
        .containsExactly("contact 1 2", "lead 0 1");
    Map<String, String> entries =
        Bundles.entries(target.resolve("bundles/" + Bundles.ACCESS.id() + ".zip"));
    JsonNode withheld = JsonMapper.shared().readTree(entries.get("data.json")).get("withheld");
    assertThat(withheld.toString())
        .isEqualTo(
            "[{\"source\":\"crm\",\"table\":\"contact\",\"rows\":2,"
                + "\"reason\":\"another person's\"},"
                + "{\"source\":\"crm\",\"table\":\"lead\",\"rows\":1,"
                + "\"reason\":\"may be another's\"}]");
    assertThat(JsonMapper.shared().readTree(entries.get("manifest.json")).get("withheld"))
        .isEqualTo(withheld);
    assertThat(entries.get("about.html"))
        .contains("2 records", "another person", "We also searched these", "lake.visit")
        .doesNotContain("lake.visit, ");
  }

  private Path published(FileStore files, List<Answer> answers) throws IOException {
    try (Publication publication =
        Publication.stage(
            files, folder.resolve("reports").toString(), "subject-export", "2026-11-01")) {
      publication.publish(header(ExportPublication.add(publication, files, answers)));
      return Path.of(publication.target());
    }
  }

  private static Column text(String name) {
    return new Column(name, DataType.TEXT, "text");
  }

  @SafeVarargs
  private static RowBatch batch(List<String>... columns) {
    return new RowBatch(
        columns[0].size(),
        Arrays.stream(columns)
            .map(cells -> HeldRows.plain(DataType.TEXT, new ArrayList<>(cells)))
            .toList());
  }

  private static ManifestHeader header(List<String> failures) {
    Instant now = Instant.parse("2026-11-02T03:00:00Z");
    return new ManifestHeader(
        "subject-export",
        Bundles.AS_OF,
        1,
        failures.isEmpty() ? ManifestHeader.Status.COMPLETE : ManifestHeader.Status.INCOMPLETE,
        now,
        now,
        "1",
        "abc",
        failures,
        List.of());
  }
}
