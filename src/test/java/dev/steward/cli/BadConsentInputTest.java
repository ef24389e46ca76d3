package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.EligibilityRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Acceptance 6: each bad input by itself has a defined outcome, and makes nobody eligible. */
class BadConsentInputTest {
  private static final String MARKETING = "587030004";
  private static final String PROFILING = "587030005";

  @TempDir Path folder;

  private EligibilityRuns runs = EligibilityRuns.of(Path.of("target"), "");

  @BeforeEach
  void estate() throws Exception {
    Files.createDirectories(folder.resolve("drops"));
    contacts("1,587030004,1980-05-01,");
    write("drops/member.csv", "segment,contact_id\nvip,1\n");
    ledger("E1,1,marketing,2026-01-05T10:00:00Z,web,,");
    try (Connection crm = DriverManager.getConnection(crm());
        var sql = crm.createStatement()) {
      sql.execute("create table orders (contactid varchar(10), total varchar(10))");
      sql.execute("insert into orders values ('1', '500')");
    }
    configure("");
  }

  private String crm() {
    return "jdbc:h2:file:" + folder.resolve("crm");
  }

  private void configure(String more) {
    runs =
        EligibilityRuns.of(
            folder,
            """
            steward:
              sources:
                drops:
                  type: csv
                  location: %1$s/drops
                  tables:
                    contact: {subject: {key: id}}
                crm: {type: jdbc, url: "%2$s"}
              consent:
                contacts: drops.contact
                columns: {level: level, birth-date: born, guardian: guardian}
                ledger: {file: %1$s/ledger.csv}
                segments:
                  vip: {members: {table: drops.member}}
                  buyers: {members: {query: "select contactid from orders where cast(total as int) > 100", source: crm}}
                  everyone: {members: all}
                activities:
                  - {id: newsletter, kind: customer-journey, segment: everyone, minimum-level: marketing}
                  - {id: score, kind: lead-scoring, segment: everyone, minimum-level: profiling}
                  - {id: vip-news, kind: segment, segment: vip, minimum-level: consent}
                  - {id: offer, kind: segment, segment: buyers, minimum-level: consent}
            """
                    .formatted(folder, crm())
                + more);
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private void contacts(String... rows) throws IOException {
    write("drops/contact.csv", "id,level,born,guardian\n" + String.join("\n", rows) + "\n");
  }

  private void ledger(String... rows) throws IOException {
    write(
        "ledger.csv",
        "event_id,contact_id,level,occurred_at,source,evidence,guardian_id\n"
            + String.join("\n", rows)
            + "\n");
  }

  private static List<String> decisions(EligibilityRuns.Result result, String activity) {
    return result.csv("eligibility").rows().stream()
        .filter(row -> activity.equals(row.get("activity")))
        .map(row -> row.get("contact_id") + " " + row.get("reason"))
        .toList();
  }

  private EligibilityRuns.Result completes() {
    EligibilityRuns.Result result = runs.run("2026-01-31");
    assertThat(result.status()).as(result.err()).isZero();
    return result;
  }

  @Test
  void theEstateIsWellWithoutThem() {
    assertThat(decisions(completes(), "newsletter")).containsExactly("1 eligible");
  }

  @ParameterizedTest
  @CsvSource({"lowest", "ledger", "contact"})
  void unknownLevelValuesAreInvalidConsentWhateverTheLedgerSays(String authority)
      throws IOException {
    configure("    authority: " + authority + "\n");
    contacts("1,gold,,", "2,587030006,,", "3,4,,", "4,marketing,,", "5,-1,,");
    ledger(
        "E1,1,profiling,2026-01-05T10:00:00Z,,,",
        "E2,2,profiling,2026-01-05T10:00:00Z,,,",
        "E3,3,profiling,2026-01-05T10:00:00Z,,,");

    assertThat(decisions(completes(), "newsletter"))
        .containsExactly(
            "1 invalid-consent",
            "2 invalid-consent",
            "3 invalid-consent",
            "4 invalid-consent",
            "5 invalid-consent");
  }

  @Test
  void birthDatesThatCannotBeMakeAChildThatNeedsAGuardian() throws IOException {
    contacts(
        "1," + PROFILING + ",2026-02-01,",
        "2," + PROFILING + ",2999-12-31,",
        "3," + PROFILING + ",1850-01-01,",
        "4," + PROFILING + ",ninth of July,",
        "5," + PROFILING + ",0000-00-00,",
        "6," + PROFILING + ",2026-01-31,");
    ledger("E1,1,profiling,2026-01-05T10:00:00Z,,,");
    EligibilityRuns.Result result = completes();

    assertThat(decisions(result, "newsletter"))
        .hasSize(6)
        .allMatch(it -> it.endsWith(" guardian-missing"));
    assertThat(decisions(result, "score"))
        .hasSize(6)
        .allMatch(it -> it.endsWith(" child-never-profiled"));
  }

  @Test
  void guardiansInACycleAreNoGuardians() throws IOException {
    contacts(
        "1," + MARKETING + ",2016-01-01,1",
        "2," + MARKETING + ",2016-01-01,3",
        "3," + MARKETING + ",2016-01-01,2",
        "4," + MARKETING + ",2016-01-01,5",
        "5," + MARKETING + ",2016-01-01,6",
        "6," + MARKETING + ",2016-01-01,4");
    ledger(
        "E1,1,marketing,2026-01-05T10:00:00Z,,,1",
        "E2,2,marketing,2026-01-05T10:00:00Z,,,3",
        "E3,3,marketing,2026-01-05T10:00:00Z,,,2",
        "E4,4,marketing,2026-01-05T10:00:00Z,,,5",
        "E5,5,marketing,2026-01-05T10:00:00Z,,,6",
        "E6,6,marketing,2026-01-05T10:00:00Z,,,4");

    assertThat(decisions(completes(), "newsletter"))
        .hasSize(6)
        .allMatch(it -> it.endsWith(" guardian-missing"));
  }

  @Test
  void aSegmentWhoseQueryFailsLeavesItsActivityUndecidedAndTheRunIncomplete() throws Exception {
    try (Connection crm = DriverManager.getConnection(crm());
        var sql = crm.createStatement()) {
      sql.execute("insert into orders values ('1', 'ANNA-4711')");
    }
    EligibilityRuns.Result result = runs.run("2026-01-31");

    assertThat(result.status()).isOne();
    assertThat(result.err())
        .contains("members of buyers", "offer: not decided")
        .doesNotContain("ANNA-4711");
    assertThat(decisions(result, "offer")).isEmpty();
    assertThat(decisions(result, "newsletter")).containsExactly("1 eligible");
    assertThat(result.reports().resolve("manifest.json"))
        .content()
        .contains("\"incomplete\"", "offer: not decided")
        .doesNotContain("ANNA-4711");
  }

  @Test
  void membersThatAreNoContactsAreUnknown() throws IOException {
    write("drops/member.csv", "segment,contact_id\nvip,1\nvip,77\nvip,01\nvip,\nvip,1.0\n");

    assertThat(decisions(completes(), "vip-news"))
        .containsExactly(
            "01 unknown-contact", "1 eligible", "1.0 unknown-contact", "77 unknown-contact");
  }

  @Test
  void ofDuplicateRowsTheStrictestFactsCountAndTheyAreListed() throws IOException {
    contacts(
        "1," + MARKETING + ",1980-05-01,",
        "1,587030001,1980-05-01,",
        "2," + MARKETING + ",1980-05-01,",
        "2," + MARKETING + ",2016-05-01,",
        "3," + MARKETING + ",1980-05-01,",
        "3,gold,1980-05-01,",
        "4," + MARKETING + ",2016-05-01,5",
        "4," + MARKETING + ",2016-05-01,6",
        "5," + MARKETING + ",1980-05-01,",
        "6," + MARKETING + ",1980-05-01,");
    ledger("E4,4,marketing,2026-01-05T10:00:00Z,,,5", "E5,4,marketing,2026-01-06T10:00:00Z,,,6");
    EligibilityRuns.Result result = completes();

    assertThat(decisions(result, "newsletter"))
        .containsExactly(
            "1 below-minimum",
            "2 guardian-missing",
            "3 invalid-consent",
            "4 guardian-missing",
            "5 eligible",
            "6 eligible");
    assertThat(
            result.csv("conflicts").rows().stream()
                .filter(it -> "duplicate".equals(it.get("kind"))))
        .extracting(row -> row.get("contact_id"))
        .containsExactly("1", "2", "3", "4");
  }

  @Test
  void ledgerLinesThatAreNoEventsGrantNothingAndAreListed() throws IOException {
    configure("    authority: ledger\n");
    contacts(
        "1," + MARKETING + ",,", "2," + MARKETING + ",,", "3," + MARKETING + ",,", "4,,,", "5,,,");
    ledger(
        "E1,1,marketing,2026-01-05,,,",
        "E2,2,marketing,05.01.2026 10:00,,,",
        "E3,3,platinum,2026-01-05T10:00:00Z,,,",
        ",4,marketing,2026-01-05T10:00:00Z,,,",
        "E5,,marketing,2026-01-05T10:00:00Z,,,",
        "E6,5,marketing",
        "E7",
        "E8,4,consent,2026-01-05T10:00:00Z,,,");
    EligibilityRuns.Result result = runs.run("2026-01-31");

    assertThat(result.status()).as(result.err()).isEqualTo(3);
    assertThat(result.out()).contains("ledger lines that are no events: 7 in ");
    assertThat(decisions(result, "newsletter"))
        .containsExactly(
            "1 no-consent", "2 no-consent", "3 no-consent", "4 below-minimum", "5 no-consent");
    assertThat(folder.resolve("ledger.csv.rejected.csv"))
        .hasContent(
            """
            row,reason
            1,occurred_at is no instant and no date-time
            2,occurred_at is no instant and no date-time
            3,level is none of the levels
            4,event_id is missing
            5,contact_id is missing
            6,occurred_at is no instant and no date-time
            7,contact_id is missing
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "E2,1,consent,\"2026-01-06T10:00:00Z,,,\nE3,1,none,2026-01-07T10:00:00Z,,,",
        "E2,2,none,2026-01-06T10:00:00Z,\"web,,\nE3,1,none,2026-01-07T10:00:00Z,,,\n"
            + "E4,2,none,2026-01-06T10:00:00Z,\"web,,"
      })
  void aLedgerWhoseQuotesMayHideAWithdrawalDecidesNothing(String lines) throws IOException {
    ledger("E1,1,marketing,2026-01-05T10:00:00Z,,,", lines);
    EligibilityRuns.Result result = runs.run("2026-01-31");

    assertThat(result.status()).isOne();
    assertThat(result.err()).contains("Cannot read the ledger", "newsletter: not decided");
    assertThat(result.csv("eligibility").rows()).isEmpty();
    EligibilityRuns.Result explained = runs.explain("1", "as-of=2026-01-31");
    assertThat(explained.status()).isOne();
    assertThat(explained.out()).isEmpty();
    assertThat(explained.err()).contains("Cannot read the ledger");
  }

  /** The events lie at, before and after the end of 31 January in some zone. */
  @ParameterizedTest
  @CsvSource({
    "UTC,                 eligible no-consent eligible no-consent",
    "Europe/Berlin,       no-consent no-consent eligible no-consent",
    "America/Los_Angeles, eligible eligible eligible no-consent",
    "Pacific/Kiritimati,  no-consent no-consent eligible no-consent",
  })
  void aDayEndsAtMidnightOfTheConfiguredZone(String zone, String reasons) throws IOException {
    configure("    authority: ledger\n  time-zone: " + zone + "\n");
    contacts(
        "1," + MARKETING + ",,",
        "2," + MARKETING + ",,",
        "3," + MARKETING + ",,",
        "4," + MARKETING + ",,");
    ledger(
        "E1,1,marketing,2026-01-31T23:59:59.999999Z,,,",
        "E2,2,marketing,2026-02-01T00:00:00Z,,,",
        "E3,3,marketing,2026-01-31T23:59:59.999999,,,",
        "E4,4,marketing,2026-02-01T00:00:00,,,");
    EligibilityRuns.Result result = completes();
    List<String> found =
        result.csv("eligibility").rows().stream()
            .filter(row -> "newsletter".equals(row.get("activity")))
            .map(row -> "" + row.get("reason"))
            .toList();

    assertThat(String.join(" ", found)).isEqualTo(reasons);
  }
}
