package dev.steward.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.eligibility.JudgedSample;
import dev.steward.inventory.Change;
import dev.steward.inventory.Finding;
import dev.steward.inventory.TableSummary;
import dev.steward.report.ReportColumn;
import dev.steward.report.ReportSchema;
import dev.steward.testkit.ReportTable;
import dev.steward.testkit.SampleCopy;
import dev.steward.testkit.StewardProcess;
import dev.steward.testkit.sample.Label;
import dev.steward.testkit.sample.SampleColumn;
import dev.steward.testkit.sample.SampleEstate;
import dev.steward.testkit.sample.SampleTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;

/** The demo as a newcomer runs it, in a scratch copy of the checkout. */
class DemoIT {
  @TempDir static Path checkout;
  private static StewardProcess.Result demo = new StewardProcess.Result(-1, "", "");
  private static Path reports = Path.of("");

  @BeforeAll
  static void run() throws IOException {
    for (String part : List.of("sample-data", "jobs")) {
      FileSystemUtils.copyRecursively(Path.of(part), checkout.resolve(part));
    }
    demo = StewardProcess.run(checkout, "demo");
    try (Stream<Path> runs = Files.list(checkout.resolve("target/demo/reports/pii-inventory"))) {
      reports = runs.findFirst().orElseThrow();
    }
  }

  @Test
  void endsWellWithASummaryAndThePlaceOfTheReports() {
    assertThat(demo.status()).as(demo.err()).isZero();
    assertThat(demo.out())
        .contains("nightly ", "5 parts: 5 complete", "  pii-inventory ")
        .contains("Reports: " + checkout.resolve("target/demo/reports/nightly").toAbsolutePath())
        .contains("undeclared personal data: crm.old_newsletter_import.mail (email)");
    assertThat(demo.err()).isEmpty();
  }

  @Test
  void whatItPublishedCanBeVerified() {
    StewardProcess.Result verified = StewardProcess.run(checkout, "verify", reports.toString());

    assertThat(verified.status()).as(verified.out() + verified.err()).isZero();
  }

  @Test
  void tellsOfEachActivityHowManyMayBeInItAndWhyOthersMayNot() throws IOException {
    assertThat(demo.out())
        .contains("consent-eligibility ")
        .containsPattern("spring-newsletter +marketing +324 +\\d+ +\\d+  .*withdrawn")
        .containsPattern("vip-score +profiling +128 +\\d+ +\\d+  .*child-never-profiled");
    try (Stream<Path> runs =
        Files.list(checkout.resolve("target/demo/reports/consent-eligibility"))) {
      Path run = runs.findFirst().orElseThrow();

      assertThat(StewardProcess.run(checkout, "verify", run.toString()).status()).isZero();
      assertThat(ReportTable.csv(run.resolve("eligibility.csv")).rows()).hasSize(1538);
    }
  }

  @Test
  void erasesWhoOfTheSampleAsksForIt() {
    assertThat(demo.out())
        .contains("subject-erasure ")
        .containsPattern("REQ-2026-0005 +\\d+ +1[0-9] +1 +\\d+ +0  retained")
        .containsPattern("REQ-2026-0006 +.*residue")
        .containsPattern("REQ-2026-0019 +0 +0 +0 +0 +0  not-found")
        .contains("residue of REQ-2026-0006: lake.web/visit.pages.url");
  }

  @Test
  void putsRightWhatTheSampleSaysIsWrong() {
    assertThat(demo.out())
        .contains("subject-rectification ")
        .containsPattern("REQ-2026-0010 +\\d+ +\\d+ +[1-9]\\d* .*corrected")
        .containsPattern("REQ-2026-0011 +\\d+ +\\d+ +[1-9]\\d* .*corrected");
  }

  @Test
  void answersTheRequestsOfTheSample() throws IOException {
    assertThat(demo.out())
        .contains("subject-export ")
        .containsPattern("REQ-2026-0001 +completed +\\d+ +\\d+ +\\d+  bundles/REQ-2026-0001.zip");
    try (Stream<Path> runs = Files.list(checkout.resolve("target/demo/reports/subject-export"))) {
      Path run = runs.findFirst().orElseThrow();

      assertThat(StewardProcess.run(checkout, "verify", run.toString()).status()).isZero();
      Set<String> bundles = new TreeSet<>();
      for (Map<String, @Nullable String> row : ReportTable.csv(run.resolve("exports.csv")).rows()) {
        if ("completed".equals(row.get("status"))) {
          bundles.add(String.valueOf(row.get("bundle")));
        }
      }
      assertThat(bundles).hasSize(4).allMatch(it -> Files.exists(run.resolve(it)));
    }
  }

  /** Whatever day it is run: by SQL that knows of the night only who was erased in it. */
  @Test
  void printsForEachActivityTheNumbersThatSqlFindsInItsTables() throws Exception {
    String day = reports.getFileName().toString();
    List<String> table =
        demo.out()
            .lines()
            .dropWhile(line -> !line.matches("activity +required level +members .*"))
            .takeWhile(line -> !line.isBlank())
            .toList();

    Path asked = checkout.resolve("fresh"); // as it was before the demo erased people
    SampleCopy.of(asked);
    String erased =
        """
        (select request_id from read_csv('%s', all_varchar = true)
         group by request_id
         having bool_and(status not in ('residue', 'ambiguous', 'not-found')))\
        """
            .formatted(certificate());

    assertThat(JudgedSample.printed(table))
        .hasSizeGreaterThan(30)
        .containsExactlyInAnyOrderElementsOf(
            JudgedSample.numbersAfterErasure(checkout.resolve("target/demo"), asked, erased, day));
  }

  private static Path certificate() {
    return checkout
        .resolve("target/demo/reports/subject-erasure")
        .resolve(reports.getFileName())
        .resolve("certificate.csv");
  }

  static List<ReportSchema> schemas() {
    return List.of(Finding.SCHEMA, TableSummary.SCHEMA, Change.SCHEMA);
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void reportsAreEqualAsCsvAndAsTypedParquet(ReportSchema schema) {
    ReportTable csv = ReportTable.csv(reports.resolve(schema.name() + ".csv"));
    ReportTable parquet = ReportTable.parquet(reports.resolve(schema.name() + ".parquet"));

    List<String> names = schema.columns().stream().map(ReportColumn::name).toList();
    assertThat(csv.columns()).isEqualTo(names);
    assertThat(parquet.columns()).isEqualTo(names);
    for (ReportColumn column : schema.columns()) {
      String expected =
          switch (column.type()) {
            case TEXT -> "VARCHAR";
            case BOOLEAN -> "BOOLEAN";
            case LONG -> "BIGINT";
            case DOUBLE -> "DOUBLE";
            case DATE -> "DATE";
            case TIMESTAMP -> "TIMESTAMP WITH TIME ZONE";
          };
      assertThat(parquet.types().get(column.name())).as(column.name()).isEqualTo(expected);
    }
    assertThat(asCsvHasThem(parquet)).isEqualTo(csv.rows());
  }

  /** A CSV file has no empty text beside null, and what would be a formula is quoted. */
  private static List<Map<String, @Nullable String>> asCsvHasThem(ReportTable table) {
    for (Map<String, @Nullable String> row : table.rows()) {
      row.replaceAll(
          (column, cell) -> {
            if (cell == null || cell.isEmpty()) {
              return null;
            }
            boolean formula =
                "VARCHAR".equals(table.types().get(column)) && cell.matches("[=+@-].*");
            return formula ? "'" + cell : cell;
          });
    }
    return table.rows();
  }

  @Test
  void readsEachTableOfTheSampleWhole() {
    ReportTable tables = ReportTable.csv(reports.resolve("tables.csv"));

    for (SampleTable table : SampleEstate.generate(SampleEstate.SEED).tables()) {
      assertThat(tables.row(table.ref().source(), table.ref().table()))
          .as(table.ref().toString())
          .containsEntry("rows", "" + table.rows().size())
          .containsEntry("rows_scanned", "" + table.rows().size())
          .containsEntry("status", "scanned");
    }
    assertThat(tables.rows()).hasSameSizeAs(SampleEstate.generate(SampleEstate.SEED).tables());
  }

  @Test
  void saysWhatTheSampleLeavesGapsFor() {
    ReportTable found = ReportTable.csv(reports.resolve("inventory.csv"));

    assertThat(found.cell("status", "crm", "contact", "fax")).isEqualTo("not-found");
    assertThat(found.row("crm", "event_registration", "badgename"))
        .containsEntry("status", "mismatch")
        .containsEntry("category", "person-name")
        .containsEntry("declared_category", "username");
    assertThat(found.cells("status", "crm", "old_newsletter_import")).contains("undeclared");
    assertThat(found.cells("status", "crm", "support_call_log")).contains("undeclared");
    assertThat(found.cell("status", "crm", "contact", "jobtitle")).isEqualTo("undeclared");
    assertThat(found.cell("status", "crm", "orders", "shippingphone")).isEqualTo("undeclared");
    assertThat(found.cell("status", "crm", "contact", "emailaddress1")).isEqualTo("confirmed");
    assertThat(found.cell("category", "crm", "form_submission", "payload.fields.email"))
        .isEqualTo("email");
    assertThat(found.cell("covered_by_erasure", "lake", "web/visit", "user.email"))
        .isEqualTo("true");
  }

  /** How detection does is printed; that it does not get worse is held. */
  @Test
  void findsMostOfWhatTheGeneratorPlanted() {
    ReportTable found = ReportTable.csv(reports.resolve("inventory.csv"));
    List<String> wrong = new ArrayList<>();
    int right = 0;
    int missed = 0;
    int invented = 0;
    for (SampleTable table : SampleEstate.generate(SampleEstate.SEED).tables()) {
      for (SampleColumn column : table.columns()) {
        String[] key = {table.ref().source(), table.ref().table(), column.name()};
        List<String> status = found.cells("status", key);
        boolean personal =
            found.cells("is_personal", key).contains("true") && !status.contains("not-found");
        String category = String.join("", found.cells("category", key));
        String verdict = "%s: %s %s".formatted(String.join(".", key), category, status);
        if (column.label() instanceof Label.Personal label) {
          if (personal && category.equals(label.category().name())) {
            right++;
          } else {
            missed++;
            invented += personal ? 1 : 0;
            wrong.add(verdict + ", is " + label.category());
          }
        } else if (!(column.label() instanceof Label.Arguable) && personal) {
          invented++;
          wrong.add(verdict + ", is " + column.label());
        }
      }
    }
    double recall = (double) right / (right + missed);
    double precision = (double) right / (right + invented);
    System.out.printf("Sample: precision %.3f, recall %.3f%n", precision, recall);
    wrong.forEach(line -> System.out.println("  " + line));
    assertThat(recall).as(wrong.toString()).isGreaterThan(0.85);
    assertThat(precision).as(wrong.toString()).isGreaterThan(0.75);
  }
}
