package dev.steward.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.audit.AuditReport;
import dev.steward.eligibility.Reports;
import dev.steward.export.ExportsReport;
import dev.steward.files.FileStore;
import dev.steward.inventory.Change;
import dev.steward.inventory.Finding;
import dev.steward.inventory.TableSummary;
import dev.steward.nightly.NightReports;
import dev.steward.rectification.CorrectionsReport;
import dev.steward.report.ReportColumn;
import dev.steward.report.ReportSchema;
import dev.steward.report.ReportType;
import dev.steward.request.RequestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports whose texts mean harm, and reports that are none. */
class HostileReportsTest {
  private static final Map<String, List<ReportSchema>> JOBS =
      Map.of(
          "pii-inventory", List.of(TableSummary.SCHEMA, Finding.SCHEMA, Change.SCHEMA),
          "consent-eligibility", List.of(Reports.SUMMARY, Reports.REASONS),
          "subject-export", List.of(ExportsReport.SCHEMA),
          "subject-erasure",
              List.of(
                  dev.steward.erasure.Reports.PLAN,
                  dev.steward.erasure.Reports.CERTIFICATE,
                  dev.steward.erasure.Reports.RESIDUE),
          "subject-rectification", List.of(CorrectionsReport.SCHEMA),
          "nightly", List.of(NightReports.SUMMARY, RequestClock.SCHEMA, AuditReport.SCHEMA));

  @TempDir Path root;

  private Page index() throws IOException {
    return Page.read(
        Path.of(
            ReportPages.write(
                FileStore.of(root.toString(), Map.of()), root.toString(), PageWitness.NONE)));
  }

  private List<Path> pages(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(it -> it.toString().endsWith(".html")).sorted().toList();
    }
  }

  /** Two runs of each job, every text of whose reports is the one given. */
  private static void publish(Path root, String text) throws IOException {
    for (Map.Entry<String, List<ReportSchema>> job : JOBS.entrySet()) {
      for (String day : List.of("2026-10-31", "2026-11-01")) {
        Night night = Night.of(root, job.getKey(), day).found(text).failed(text);
        job.getValue().forEach(schema -> night.with(schema, sink -> sink.add(row(schema, text))));
        night.publish();
      }
    }
  }

  private static List<@Nullable Object> row(ReportSchema schema, String text) {
    Map<String, @Nullable Object> row = new TreeMap<>();
    for (ReportColumn column : schema.columns()) {
      row.put(column.name(), value(column.type(), text));
    }
    return Night.values(schema, row);
  }

  private static Object value(ReportType type, String text) {
    return switch (type) {
      case TEXT -> text;
      case BOOLEAN -> true;
      case LONG -> 3L;
      case DOUBLE -> 0.5;
      case DATE -> LocalDate.parse("2026-11-01");
      case TIMESTAMP -> Instant.EPOCH;
    };
  }

  static List<String> hostileTexts() {
    return List.of(
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</style></svg></td></table><h1>",
        "<!-- ",
        "]]><a href=\"javascript:alert(1)\">",
        "${7*7} [[${7*7}]] __${7*7}__ ~{index} @{x}",
        "=HYPERLINK(\"http://example.com\")",
        "&lt;b&gt; &amp; &#0;",
        "a\u202Eb\u2066c\u200Fd",
        "a\u0000b\u0007c\u0085d\uFFFEe",
        "first\nsecond\r\nthird\ttab",
        "🙂 שלום مرحبا",
        "../../../etc/passwd",
        "x".repeat(10_000),
        "<b>".repeat(4_000));
  }

  /** Whatever texts say, pages have the elements that they have for any other text. */
  @ParameterizedTest
  @MethodSource("hostileTexts")
  void textsStayTexts(String text, @TempDir Path harmless) throws IOException {
    publish(root, text);
    publish(harmless, "word");

    index();
    ReportPages.write(
        FileStore.of(harmless.toString(), Map.of()), harmless.toString(), PageWitness.NONE);

    List<Path> pages = pages(root);
    assertThat(pages).hasSize(13);
    for (Path file : pages) {
      Page page = Page.read(file);
      page.needsNothingElse();
      page.linksResolve();
      Page other = Page.read(harmless.resolve(root.relativize(file)));
      assertThat(elements(page)).as(file.toString()).isEqualTo(elements(other));
      assertThat(Files.size(file)).isLessThan(600_000);
      assertThat(Files.readString(file)).doesNotContain("\u0000", "\u202E", "\u2066", "\uFFFE");
    }
  }

  /** Tags outside of plots, whose labels differ in number. */
  private static List<String> elements(Page page) {
    page.html().select("svg").forEach(svg -> svg.empty());
    return page.html().getAllElements().stream().map(element -> element.tagName()).toList();
  }

  @Test
  void aLongTextIsCutAndItsTitleHasMore() throws IOException {
    Night.inventory(root, "2026-11-01")
        .with(Finding.SCHEMA, Night.column("contact", "y".repeat(10_000), "email", "undeclared"))
        .publish();

    Page index = index();
    assertThat(index.html().expectFirst("#inventory td.main bdi").text())
        .startsWith("crm.contact.yyy")
        .hasSize(161)
        .endsWith("…");
    assertThat(index.html().expectFirst("#inventory td.main bdi").attr("title").length())
        .isBetween(1_900, 2_001);
  }

  @Test
  void aTextThatIsShownIsTheTextThatWasWritten() throws IOException {
    String text = "<b>\"O'Brien\" & Söhne</b> ${1+1}";
    Night.inventory(root, "2026-11-01").found(text, "odd: " + text).publish();

    assertThat(index().html().select(".needs li").eachText()).containsExactly(text, "odd: " + text);
  }

  @Test
  void aReportThatBreaksOffIsShownAsFarAsItGoesWithANote() throws IOException {
    Path run =
        Night.inventory(root, "2026-11-01")
            .with(
                Finding.SCHEMA,
                Night.column("contact", "mail", "email", "undeclared"),
                Night.column("contact", "phone", "phone", "undeclared"))
            .publish();
    Path csv = run.resolve("inventory.csv");
    String content = Files.readString(csv);
    Files.writeString(csv, content.substring(0, content.length() - 30));

    Page index = index();
    assertThat(index.html().select("#inventory .note").text())
        .contains("The report “inventory” could not be read to its end");
    assertThat(index.text()).contains("crm.contact.mail").doesNotContain("crm.contact.phone");
  }

  @Test
  void aReportThatIsNotThereOrIsSomethingElseGetsANote() throws IOException {
    Path run = Night.inventory(root, "2026-11-01").publish();
    Files.delete(run.resolve("tables.csv"));
    Files.write(run.resolve("inventory.csv"), new byte[] {(byte) 0xFF, 0, 34, 1});
    Files.createDirectories(root.resolve("subject-export/2026-11-01"));
    Files.writeString(root.resolve("subject-export/2026-11-01/manifest.json"), "{\"job\": 7}");
    Files.createDirectories(root.resolve("subject-erasure/2026-11-01"));
    Files.writeString(root.resolve("subject-erasure/2026-11-01/manifest.json"), "<html>");
    Night.of(root, "nightly", "2026-11-01").publish();

    Page index = index();
    assertThat(index.html().select("#inventory .note p").eachText())
        .hasSize(2)
        .anySatisfy(note -> assertThat(note).contains("“tables”", "no such file"))
        .anySatisfy(note -> assertThat(note).contains("“inventory”"));
    assertThat(index.text()).contains("the manifest says no job");
    assertThat(index.html().select("#runs tr").eachText())
        .anySatisfy(
            row -> assertThat(row).startsWith("Erasure").contains("unreadable", "not a manifest"));
    assertThat(index.html().select(".lead").text())
        .contains("Not complete: Access and portability, Erasure.");
    for (Path file : pages(root)) {
      Page.read(file).needsNothingElse();
      assertThat(file).content().doesNotContain(root.toString());
    }
  }

  @Test
  void aReportOfColumnsThatAreNotItsOwnIsNoFailure() throws IOException {
    ReportSchema other =
        ReportSchema.of(
            "inventory",
            new ReportColumn("is_personal", ReportType.TEXT),
            new ReportColumn("status", ReportType.LONG));
    Night.of(root, "pii-inventory", "2026-11-01")
        .with(other, sink -> sink.add(List.of("true", 7L)))
        .publish();

    assertThat(index().figure("columns")).isEqualTo("1");
  }

  @Test
  void whatIsNoRunIsPassedOver() throws IOException {
    Night.inventory(root, "2026-11-01").publish();
    Files.createDirectories(root.resolve("pii-inventory/2026-13-45"));
    Files.writeString(root.resolve("pii-inventory/2026-13-45/manifest.json"), "{}");
    Files.createDirectories(root.resolve("pii-inventory/2026-11-02"));
    Files.createDirectories(root.resolve("pii-inventory/.2026-11-03.staging"));
    Files.writeString(root.resolve("pii-inventory/.2026-11-03.staging/manifest.json"), "{}");
    Files.createDirectories(root.resolve("somebody-elses/2026-11-01"));
    Files.writeString(root.resolve("a file.txt"), "");

    assertThat(index().html().select("#runs tbody tr")).hasSize(1);
    assertThat(pages(root)).hasSize(2);
  }
}
