package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.EligibilityRuns;
import dev.steward.testkit.ReportTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code steward.reports-pseudonymised}: who stands in the reports of consent, and how. */
class ReportsPseudonymisedTest {
  private static final String ON = "--steward.reports-pseudonymised=true";
  private static final String OFF = "--steward.reports-pseudonymised=false";

  @TempDir Path folder;

  private EligibilityRuns runs = EligibilityRuns.of(Path.of("target"), "");

  @BeforeEach
  void estate() throws IOException {
    Files.createDirectories(folder.resolve("drops"));
    write(
        "drops/contact.csv",
        """
        id,level,born,guardian
        1,587030004,1980-05-01,
        2,587030002,1985-05-01,
        3,587030004,2016-05-01,1
        4,587030004,1990-05-01,
        4,587030004,1990-05-01,
        """);
    write("drops/lead.csv", "leadid,contact\nL1,1\nL3,3\nL9,\n");
    write("drops/member.csv", "segment,contact_id\nvip,1\nvip,2\nvip,3\nvip,4\nvip,77\nfirms,A1\n");
    write(
        "ledger.csv",
        """
        event_id,contact_id,level,occurred_at,source,evidence,guardian_id
        E1,1,marketing,2026-01-05T10:00:00Z,web,,
        E3,3,marketing,2026-01-07T10:00:00Z,web,,1
        E4,4,consent,2026-01-07T10:00:00Z,web,,
        """);
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
                    lead: {subject: {column: contact}}
              consent:
                contacts: drops.contact
                leads: {table: drops.lead, key: leadid, contact: contact}
                columns: {level: level, birth-date: born, guardian: guardian}
                ledger: {file: %1$s/ledger.csv}
                segments:
                  vip: {members: {table: drops.member}}
                  firms: {members: {table: drops.member}}
                  everyone: {members: all}
                activities:
                  - {id: newsletter, kind: customer-journey, segment: vip, minimum-level: marketing}
                  - {id: statements, kind: segment, segment: everyone, minimum-level: transactional}
                  - {id: lead-news, kind: segment, segment: everyone, subject: lead, minimum-level: marketing}
                  - {id: firm-score, kind: lead-scoring, segment: firms, subject: account, minimum-level: profiling}
            """
                .formatted(folder));
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private String pseudonym(String key) {
    EligibilityRuns.Result result = runs.pseudonym(key);
    assertThat(result.status()).as(result.err()).isZero();
    return result.out().strip();
  }

  @Test
  void replacesEveryKeyByThePseudonymAndKeepsTheRestAndTheOrder() {
    EligibilityRuns.Result plain = runs.run("2026-02-01");
    EligibilityRuns.Result hidden = runs.run("2026-02-01", "run=2", ON);

    assertThat(hidden.status()).as(hidden.err()).isEqualTo(plain.status());
    for (String report : List.of("eligibility", "reconsent", "conflicts")) {
      List<Map<String, @Nullable String>> expected = new ArrayList<>();
      for (Map<String, @Nullable String> row : plain.csv(report).rows()) {
        row.compute("contact_id", (column, key) -> pseudonym("" + key));
        expected.add(row);
      }
      assertThat(expected).isNotEmpty();
      List<Map<String, @Nullable String>> found = second(report).rows();
      assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(found)
          .isSortedAccordingTo(
              (a, b) ->
                  (a.get("activity") + " " + a.get("contact_id"))
                      .compareTo(b.get("activity") + " " + b.get("contact_id")));
    }
    assertThat(second("eligibility").cells("contact_id"))
        .allMatch(it -> it.matches("[0-9a-f]{32}"));
    assertThat(second("summary").rows()).isEqualTo(plain.csv("summary").rows());
    assertThat(second("reasons").rows()).isEqualTo(plain.csv("reasons").rows());
  }

  private ReportTable second(String report) {
    return ReportTable.csv(
        folder.resolve("reports/consent-eligibility/2026-02-01-run2").resolve(report + ".csv"));
  }

  @ParameterizedTest
  @CsvSource({"false,false", "false,true", "true,true", "true,false"})
  void tellsWhatChangedHoweverTheRunBeforeNamedPeople(boolean before, boolean now)
      throws IOException {
    runs.run("2026-02-01", before ? ON : OFF);
    write(
        "ledger.csv",
        Files.readString(folder.resolve("ledger.csv"))
            + "E5,1,consent,2026-02-01T10:00:00Z,web,,\nE6,4,marketing,2026-02-02T10:00:00Z,web,,\n");
    write("drops/lead.csv", "leadid,contact\nL1,1\nL10,4\nL9,\n");
    write("drops/member.csv", "segment,contact_id\nvip,1\nvip,2\nvip,4\nvip,88\nfirms,A2\n");

    EligibilityRuns.Result second =
        runs.run("2026-02-02", now ? ON : OFF, "--steward.consent.unit-bytes=60");

    assertThat(second.status()).as(second.err()).isZero();
    Map<String, String> changes = new TreeMap<>();
    second
        .csv("eligibility")
        .rows()
        .forEach(
            row ->
                changes.put(
                    row.get("activity") + " " + row.get("contact_id"), "" + row.get("change")));
    Map<String, String> expected = new TreeMap<>();
    expected.put("newsletter " + key("1", now), "newly-ineligible");
    expected.put("newsletter " + key("2", now), "unchanged");
    expected.put("newsletter " + key("3", now), "left");
    expected.put("newsletter " + key("4", now), "newly-eligible");
    // nothing but the run before knows it any more, and that may know it by pseudonym only
    expected.put("newsletter " + key("77", before || now), "left");
    expected.put("newsletter " + key("88", now), "new");
    expected.put("statements " + key("1", now), "newly-ineligible");
    expected.put("statements " + key("2", now), "unchanged");
    expected.put("statements " + key("3", now), "unchanged");
    expected.put("statements " + key("4", now), "newly-eligible");
    expected.put("lead-news " + key("L1", now), "newly-ineligible");
    expected.put("lead-news " + key("L3", before || now), "left");
    expected.put("lead-news " + key("L9", now), "unchanged");
    expected.put("lead-news " + key("L10", now), "new");
    expected.put("firm-score " + key("A1", before || now), "left");
    expected.put("firm-score " + key("A2", now), "new");
    assertThat(changes).isEqualTo(expected);
    assertThat(runs.run("2026-02-03", now ? OFF : ON).decisions())
        .allMatch(it -> it.endsWith(" unchanged"))
        .hasSize(12);
  }

  private String key(String key, boolean pseudonymised) {
    return pseudonymised ? pseudonym(key) : key;
  }

  @Test
  void explainsByKeyAllTheSame() {
    runs.run("2026-02-01", ON);

    assertThat(runs.explain("2", "as-of=2026-02-01", ON).out())
        .contains("newsletter: not eligible: below-minimum", "statements: eligible");
  }

  @Test
  void aRunThatBeganUnderKeysDoesNotGoOnUnderPseudonyms() throws IOException {
    Path ledger = folder.resolve("ledger.csv");
    String events = Files.readString(ledger);
    Files.delete(ledger);
    assertThat(runs.run("2026-02-01").status()).isOne();
    Files.writeString(ledger, events);

    EligibilityRuns.Result other = runs.run("2026-02-01", ON);

    assertThat(other.status()).isEqualTo(2);
    assertThat(other.err()).contains("run=2");
    assertThat(runs.run("2026-02-01").status()).isZero();
  }
}
