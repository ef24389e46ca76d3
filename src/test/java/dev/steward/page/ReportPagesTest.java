package dev.steward.page;

import static dev.steward.page.Night.column;
import static dev.steward.page.Night.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.audit.AuditReport;
import dev.steward.eligibility.Reports;
import dev.steward.export.ExportsReport;
import dev.steward.files.FileStore;
import dev.steward.inventory.Change;
import dev.steward.inventory.Finding;
import dev.steward.inventory.TableSummary;
import dev.steward.nightly.NightReports;
import dev.steward.processing.ProcessingRecord;
import dev.steward.rectification.CorrectionsReport;
import dev.steward.report.ReportType;
import dev.steward.report.Verification;
import dev.steward.request.RequestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

class ReportPagesTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-01");

  @TempDir Path root;

  private Page index() throws IOException {
    return Page.read(Path.of(ReportPages.write(store(), root.toString(), PageWitness.NONE)));
  }

  private FileStore store() throws IOException {
    return FileStore.of(root.toString(), Map.of());
  }

  private Page page(String path) throws IOException {
    return Page.read(root.resolve(path));
  }

  private List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(it -> it.toString().endsWith(".html")).sorted().toList();
    }
  }

  /** A night with something of everything. */
  private void publishAll() throws IOException {
    Night.inventory(root, "2026-10-31").publish();
    Night.inventory(root, "2026-11-01")
        .with(
            TableSummary.SCHEMA,
            row("source", "crm", "table", "contact", "status", "scanned"),
            row("source", "crm", "table", "lead", "status", "failed", "message", "no such table"))
        .with(
            Finding.SCHEMA,
            column("contact", "mail", "email", "confirmed"),
            column("contact", "job", "occupation", "undeclared"),
            column("contact", "badge", "person-name", "mismatch"),
            column("contact", "diagnosis", "health", "undeclared"),
            row("source", "crm", "table", "contact", "column", "flag", "is_personal", false))
        .with(
            Change.SCHEMA,
            row("source", "crm", "table", "contact", "column", "job", "change", "added"),
            row("source", "crm", "table", "contact", "column", "old", "change", "removed"))
        .found(
            "undeclared personal data: crm.contact.job (occupation)",
            "undeclared personal data: crm.contact.diagnosis (health)")
        .failed("crm.lead: no such table")
        .publish();
    for (String day : List.of("2026-10-31", "2026-11-01")) {
      Night.of(root, "consent-eligibility", day)
          .with(
              Reports.SUMMARY,
              row(
                  "activity",
                  "news",
                  "kind",
                  "customer-journey",
                  "segment",
                  "vip",
                  "required_level",
                  "marketing",
                  "members",
                  1_500L,
                  "eligible",
                  900L),
              row("activity", "score", "kind", "lead-scoring", "members", 0L, "eligible", 0L))
          .with(
              Reports.REASONS,
              row("activity", "news", "reason", "eligible", "contacts", 900L),
              row("activity", "news", "reason", "withdrawn", "contacts", 400L),
              row("activity", "news", "reason", "never-heard-of", "contacts", 200L))
          .with(Reports.RECONSENT, row("activity", "news", "contact_id", "SECRET-CONTACT"))
          .with(Reports.CONFLICTS)
          .with(
              Reports.ELIGIBILITY,
              row("activity", "news", "contact_id", "SECRET-CONTACT", "eligible", true))
          .publish();
    }
    Night.of(root, "subject-export", "2026-11-01")
        .with(
            ExportsReport.SCHEMA,
            row(
                "request_id",
                "REQ-1",
                "subject",
                "aa",
                "source",
                "crm",
                "table",
                "contact",
                "rows",
                1L,
                "withheld_columns",
                "score",
                "status",
                "completed"),
            row(
                "request_id",
                "REQ-1",
                "subject",
                "aa",
                "source",
                "crm",
                "table",
                "orders",
                "rows",
                1_200L,
                "status",
                "completed"),
            row("request_id", "REQ-2", "subject", "bb", "rows", 0L, "status", "not-found"))
        .publish();
    Night.of(root, "subject-erasure", "2026-11-01")
        .with(
            dev.steward.erasure.Reports.PLAN,
            row("request_id", "REQ-3", "source", "crm", "table", "contact", "rows_matched", 1L))
        .with(
            dev.steward.erasure.Reports.CERTIFICATE,
            certified("REQ-3", "contact", "clear", 0L),
            certified("REQ-3", "visit", "residue", 2L),
            certified("REQ-4", "contact", "clear", 0L),
            certified("REQ-4", "orders", "retained", 0L),
            row("request_id", "REQ-5", "status", "not-found"))
        .with(
            dev.steward.erasure.Reports.RESIDUE,
            row(
                "request_id",
                "REQ-3",
                "source",
                "lake",
                "table",
                "visit",
                "column",
                "url",
                "category",
                "email",
                "hits",
                2L))
        .found("residue of REQ-3: lake.visit.url")
        .publish();
    Night.of(root, "subject-rectification", "2026-11-01")
        .with(
            CorrectionsReport.SCHEMA,
            row(
                "request_id",
                "REQ-6",
                "subject",
                "cc",
                "source",
                "crm",
                "table",
                "contact",
                "column",
                "name",
                "rows_matched",
                1L,
                "rows_corrected",
                1L,
                "status",
                "corrected"),
            row(
                "request_id",
                "REQ-6",
                "subject",
                "cc",
                "source",
                "crm",
                "table",
                "lead",
                "column",
                "name",
                "rows_matched",
                1L,
                "rows_corrected",
                0L,
                "status",
                "failed"))
        .publish();
    Night.of(root, "nightly", "2026-11-01")
        .with(
            NightReports.SUMMARY,
            row(
                "part",
                "pii-inventory",
                "status",
                "incomplete",
                "findings",
                2L,
                "failures",
                1L,
                "report",
                "pii-inventory/2026-11-01"),
            row("part", "subject-erasure", "status", "not-begun", "failures", 1L))
        .with(
            RequestClock.SCHEMA,
            request("REQ-1", "access", 3L, null, null, "in-progress"),
            request("REQ-2", "access", -2L, null, false, "verified"),
            request("REQ-3", "erasure", 20L, null, null, "failed"),
            request("REQ-4", "erasure", null, DAY, true, "completed-with-retention"),
            request("REQ-5", "objection", null, DAY, false, "completed"),
            request("REQ-6", "rectification", 7L, null, null, "received"))
        .with(
            AuditReport.SCHEMA,
            row(
                "sequence",
                1L,
                "at",
                Instant.EPOCH,
                "actor",
                "scheduler",
                "action",
                "run",
                "object",
                "nightly 2026-11-01",
                "outcome",
                "complete",
                "chain",
                "ff"))
        .found(
            "pii-inventory: undeclared personal data: crm.contact.job (occupation)",
            "overdue requests: 1 (REQ-2 due on 2026-10-30)")
        .failed("subject-erasure: not begun")
        .publish();
  }

  @Test
  void tellOnTheIndexOnceWhatFailed() throws IOException {
    Night.inventory(root, "2026-11-01").failed("lake: no such folder").publish();
    Night.of(root, "nightly", "2026-11-01")
        .with(NightReports.SUMMARY)
        .failed("pii-inventory: lake: no such folder", "subject-erasure: not begun")
        .publish();

    assertThat(index().text()).containsOnlyOnce("lake: no such folder").contains("not begun");
    assertThat(page("nightly/2026-11-01.html").text())
        .contains("pii-inventory: lake: no such folder");
  }

  @Test
  void areWrittenAnewWhereOtherTemplatesMadeThem() throws IOException {
    Night.inventory(root, "2026-11-01").publish();
    index();
    Path index = root.resolve("index.html");
    Path page = Files.writeString(root.resolve("pii-inventory/2026-11-01.html"), "old");
    index();
    assertThat(page).as("a page that is newer than its run").hasContent("old");
    assertThat(current()).isTrue();

    Files.writeString(index, Files.readString(index).replace(PageTemplates.EDITION, "of old"));
    assertThat(current()).isFalse();
    index();

    assertThat(page).content().contains(PageTemplates.EDITION);
    assertThat(current()).isTrue();
    Files.delete(page);
    assertThat(current()).isFalse();
  }

  private boolean current() throws IOException {
    return ReportPages.areCurrent(store(), root.toString(), "pii-inventory", "2026-11-01");
  }

  private static Map<String, @Nullable Object> certified(
      String request, String table, String status, long residue) {
    return row(
        "request_id",
        request,
        "subject",
        "dd",
        "source",
        "crm",
        "table",
        table,
        "status",
        status,
        "rows_matched",
        5L,
        "rows_deleted",
        3L,
        "rows_anonymised",
        1L,
        "rows_retained",
        status.equals("retained") ? 1L : 0L,
        "residue",
        residue,
        "verified_at",
        Instant.EPOCH,
        "retained_until",
        status.equals("retained") ? LocalDate.parse("2036-12-31") : null);
  }

  private static Map<String, @Nullable Object> request(
      String id,
      String type,
      @Nullable Long left,
      @Nullable LocalDate answered,
      @Nullable Boolean inTime,
      String status) {
    return row(
        "request_id",
        id,
        "type",
        type,
        "subject",
        "ee",
        "received_on",
        DAY.minusDays(28),
        "due_on",
        DAY,
        "days_left",
        left,
        "answered_on",
        answered,
        "in_time",
        inTime,
        "status",
        status);
  }

  @Test
  void pagesAreWellFormedAndNeedNothingElse() throws IOException {
    publishAll();
    index();

    assertThat(pages()).hasSize(9);
    for (Path file : pages()) {
      Page page = Page.read(file);
      page.needsNothingElse();
      page.linksResolve();
      assertThat(page.html().title()).isNotBlank();
    }
  }

  @Test
  void beginsWithWhatNeedsAPersonTellingEachFindingOnce() throws IOException {
    publishAll();
    Page index = index();

    assertThat(index.html().select(".lead").text())
        .startsWith("4 findings need you.")
        .contains("Not complete: Nightly run, Personal data inventory.");
    assertThat(index.html().select(".needs").text())
        .containsOnlyOnce("crm.contact.job (occupation)")
        .contains("residue of REQ-3: lake.visit.url", "overdue requests: 1");
    assertThat(index.text()).contains("crm.lead: no such table", "subject-erasure: not begun");
  }

  @Test
  void numbersAreThoseOfTheReports() throws IOException {
    publishAll();
    Page index = index();

    assertThat(index.figure("tables searched")).isEqualTo("2");
    assertThat(index.figure("tables that could not be read")).isEqualTo("1");
    assertThat(index.figure("columns")).isEqualTo("5");
    assertThat(index.figure("hold personal data")).isEqualTo("4");
    assertThat(index.figure("of special categories (Art. 9)")).isEqualTo("1");
    assertThat(index.figure("not declared as such")).isEqualTo("3");
    assertThat(index.text()).contains("1 new, 0 changed, 1 gone.");
    assertThat(index.figure("members in all")).isEqualTo("1,500");
    assertThat(index.figure("may be processed")).isEqualTo("900");
    assertThat(index.figure("may be asked for more")).isEqualTo("1");
    assertThat(index.text()).contains("400 withdrew consent", "200 never heard of", "60%");
    assertThat(index.figure("overdue")).isEqualTo("1");
    assertThat(index.figure("due within seven days")).isEqualTo("2");
    assertThat(index.figure("open")).isEqualTo("4");
    assertThat(index.figure("answered in time")).isEqualTo("1");
    assertThat(index.figure("answered late")).isEqualTo("1");
    assertThat(index.figure("rows deleted")).isEqualTo("12");
    assertThat(index.figure("rows kept under a legal duty")).isEqualTo("1");
    assertThat(index.figure("people erased, nothing left or kept by law only")).isEqualTo("1 of 2");
    assertThat(line(index, "exports", "REQ-1")).contains("completed", "1,201", "score");
    assertThat(line(index, "corrections", "REQ-6")).contains("could not be carried out", "2");
    assertThat(line(index, "erasure", "REQ-3")).contains("something is left");
    assertThat(line(index, "erasure", "REQ-4")).contains("kept under a legal duty", "31 December");
    assertThat(line(index, "night", "Erasure")).contains("not begun");
  }

  private static String line(Page page, String section, String first) {
    return page.html().select("#" + section + " tr").stream()
        .map(row -> row.text())
        .filter(text -> text.startsWith(first))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tellsTheMostUrgentRequestFirst() throws IOException {
    publishAll();

    assertThat(index().html().select("#requests tbody td.main").eachText())
        .containsExactly("REQ-2", "REQ-1", "REQ-6", "REQ-3", "REQ-4", "REQ-5");
  }

  @Test
  void plotsTakeTheColoursOfThePageAndSayWhatTheyShow() throws IOException {
    publishAll();
    Page index = index();

    assertThat(index.html().select("svg[role=img]"))
        .hasSize(7)
        .allSatisfy(
            plot -> {
              assertThat(plot.attr("aria-label")).isNotBlank();
              assertThat(plot.html()).contains("var(--").doesNotContain("rgb(", "#");
            });
    assertThat(index.html().select("svg[aria-label*=by source] text").eachText()).contains("crm 4");
  }

  @Test
  void namesNoContact() throws IOException {
    publishAll();
    index();

    for (Path file : pages()) {
      assertThat(file).content().doesNotContain("SECRET-CONTACT");
    }
  }

  @Test
  void runPagesListTheFilesWithTheirSizesAndSums() throws IOException {
    publishAll();
    index();
    Page page = page("pii-inventory/2026-11-01.html");

    String file = line(page, "files", "inventory.csv");
    Path csv = root.resolve("pii-inventory/2026-11-01/inventory.csv");
    assertThat(file)
        .contains(" 5 ", Files.size(csv) + " bytes", Hashes.sha256(Files.readAllBytes(csv)));
    assertThat(page.html().select("#files a").eachAttr("href"))
        .contains("2026-11-01/inventory.parquet", "2026-11-01/manifest.json");
    assertThat(page.text()).contains("This run is incomplete.", "5 min 9 s", "ab".repeat(32));
  }

  @Test
  void publicationsStayAsTheyWere() throws IOException {
    publishAll();
    index();

    for (String run : List.of("pii-inventory/2026-11-01", "nightly/2026-11-01")) {
      assertThat(Verification.verify(store(), root.resolve(run).toString())).isEmpty();
    }
  }

  @Test
  void writtenAgainTheyAreTheSameAndNothingElseIsLeft() throws IOException {
    publishAll();
    index();
    List<String> before = new ArrayList<>();
    for (Path file : pages()) {
      before.add(Files.readString(file));
    }

    index();

    List<String> after = new ArrayList<>();
    for (Path file : pages()) {
      after.add(Files.readString(file));
    }
    assertThat(after).isEqualTo(before);
    try (Stream<Path> files = Files.walk(root)) {
      assertThat(files.filter(it -> it.toString().endsWith(".tmp"))).isEmpty();
    }
  }

  @Test
  void aRunThatIsPublishedAgainGetsANewPageAndARunThatIsGoneLosesIts() throws IOException {
    Night.inventory(root, "2026-10-31").publish();
    Path run = Night.inventory(root, "2026-11-01").failed("crm: down").publish();
    index();
    Path page = root.resolve("pii-inventory/2026-11-01.html");
    assertThat(page).content().contains("crm: down");

    Night.inventory(root, "2026-11-01").publish();
    Files.setLastModifiedTime(
        run.resolve("manifest.json"),
        FileTime.from(Files.getLastModifiedTime(page).toInstant().plusSeconds(1)));
    FileSystemUtils.deleteRecursively(root.resolve("pii-inventory/2026-10-31"));
    Files.writeString(root.resolve("pii-inventory/notes.html"), "mine");
    index();

    assertThat(page).content().doesNotContain("crm: down");
    assertThat(root.resolve("pii-inventory/2026-10-31.html")).doesNotExist();
    assertThat(root.resolve("pii-inventory/notes.html")).exists();
  }

  @Test
  void showsPlansApartFromWhatWasDone() throws IOException {
    Night.of(root, "subject-erasure", "2026-11-02-plan")
        .with(
            dev.steward.erasure.Reports.PLAN,
            row("request_id", "REQ-3", "source", "crm", "table", "contact", "rows_matched", 1L))
        .publish();
    Page index = index();

    assertThat(index.html().select("#erasure")).isEmpty();
    assertThat(page("subject-erasure/2026-11-02-plan.html").text())
        .contains("plan only", "Nothing was changed. There is a plan of 1 rows");
  }

  /** A report of many columns is not a table that nobody can read. */
  @Test
  void showsTheRecordOfProcessingEntryByEntry() throws IOException {
    Night.of(root, "nightly", "2026-11-01")
        .with(
            ProcessingRecord.SCHEMA,
            sink -> {
              List<@Nullable Object> row = new ArrayList<>();
              ProcessingRecord.SCHEMA
                  .columns()
                  .forEach(
                      column -> row.add(column.type() == ReportType.TEXT ? column.name() : null));
              sink.add(row);
            })
        .publish();
    index();
    Page page = page("nightly/2026-11-01.html");

    assertThat(page.html().select(".records details[open] summary").text())
        .startsWith(ProcessingRecord.SCHEMA.columns().get(0).name());
    assertThat(page.html().select(".records dt").eachText()).contains("recipients", "retention");
    assertThat(page.html().select(".records dd").eachText()).contains("recipients", "retention");
  }

  @Test
  void anEmptyFolderHasAPageThatSaysSo() throws IOException {
    assertThat(index().text()).contains("Nothing was published yet");
  }
}
