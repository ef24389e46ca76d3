package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.EligibilityRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code steward explain} over files, with and without a run before it. */
class ExplainTest {
  @TempDir Path folder;

  private EligibilityRuns runs = EligibilityRuns.of(Path.of("target"), "");

  @BeforeEach
  void estate() throws IOException {
    Files.createDirectories(folder.resolve("drops"));
    write(
        "drops/contact.csv",
        """
        id,email,level,born,guardian
        1,anna@example.org,587030004,1980-05-01,
        2,ben@example.org,587030004,1985-05-01,
        3,kim@example.org,587030004,2016-05-01,1
        4,kit@example.org,587030004,2016-05-01,3
        """);
    write("drops/lead.csv", "leadid,contact\nL1,1\nL2,2\nL2,3\nL3,\n");
    write("drops/member.csv", "segment,contact_id\nvip,1\nvip,2\nvip,3\nvip,77\n");
    write(
        "ledger.csv",
        """
        event_id,contact_id,level,occurred_at,source,evidence,guardian_id
        E1,1,marketing,2026-01-05T10:00:00Z,web,note-of-anna,
        E2,2,marketing,2026-01-06T10:00:00Z,web,,
        E3,2,transactional,2026-01-20T23:30:00Z,web,,
        E4,3,marketing,2026-01-07T10:00:00Z,web,,1
        E5,3,subscriptions,2026-01-08T10:00:00Z,web,,1
        """);
    write("inbox.csv", "request_id,type,identifier,value,received_on,identity_verified,note\n");
    runs =
        EligibilityRuns.of(
            folder,
            """
            steward:
              time-zone: Europe/Berlin
              requests: {inbox: %1$s/inbox.csv}
              sources:
                drops:
                  type: csv
                  location: %1$s/drops
                  tables:
                    contact: {subject: {key: id}, identifiers: {email: email}}
                    lead: {subject: {column: contact}}
              consent:
                contacts: drops.contact
                leads: {table: drops.lead, key: leadid, contact: contact}
                columns: {level: level, birth-date: born, guardian: guardian}
                ledger: {file: %1$s/ledger.csv}
                segments:
                  vip: {members: {table: drops.member}}
                  guests: {members: {file: %1$s/guests.csv}}
                  everyone: {members: all}
                activities:
                  - {id: newsletter, kind: customer-journey, segment: vip, minimum-level: marketing}
                  - {id: statements, kind: segment, segment: everyone, minimum-level: transactional}
                  - {id: lead-news, kind: segment, segment: everyone, subject: lead, minimum-level: marketing}
                  - {id: firm-score, kind: lead-scoring, segment: vip, subject: account, minimum-level: profiling}
            """
                .formatted(folder));
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  @Test
  void tellsEachActivitysDecisionAndTheEventsBehindIt() {
    EligibilityRuns.Result result = runs.explain("2", "as-of=2026-01-21");

    assertThat(result.status()).as(result.err()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            As of 2026-01-21, days in Europe/Berlin

            newsletter: not eligible: withdrawn
              rule: an earlier event reached the minimum, and the latest event is below it
              because: the latest event is transactional, an earlier one was marketing, the minimum is marketing
              activity: customer-journey for vip, minimum level marketing

            statements: eligible
              rule: the consent in effect reaches the minimum, and nothing stands against it
              because: the level in effect is transactional, the minimum is transactional
              activity: segment for everyone, minimum level transactional

            Facts
              on the suppression list: no
              restricted, or erasure open: no
              objected: no
              row level: marketing
              latest event: E3: transactional at 2026-01-21T00:30, given by the contact
              highest level of earlier events: marketing
              conflict: row and latest event disagree
              granted level: transactional, by authority of the lower of row and ledger
              child: no
              needs a guardian: no
              expired: no
              effective level: transactional
              refuses tracking: no
            Requests in force: none
            Events
              E2: marketing at 2026-01-06T11:00, given by the contact
              E3: transactional at 2026-01-21T00:30, given by the contact
            """);
  }

  @Test
  void goesBackToADayBeforeAnEvent() {
    EligibilityRuns.Result result =
        runs.explain("2", "--activity", "newsletter", "as-of=2026-01-20");

    assertThat(result.status()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("newsletter: eligible")
        .contains("E2: marketing")
        .doesNotContain("E3", "statements");
  }

  @Test
  void tellsOfGuardiansAndNamesNobody() {
    String child = runs.explain("3", "--activity", "newsletter", "as-of=2026-02-01").out();
    String grandchild = runs.explain("4", "--activity", "statements", "as-of=2026-02-01").out();

    assertThat(child)
        .contains("newsletter: not eligible: guardian-consent-missing")
        .contains("because: the guardian's consent is subscriptions, the minimum is marketing")
        .contains("guardian: valid", "E5: subscriptions at 2026-01-08T11:00, given by the guardian")
        .doesNotContain("kim@", "2016", "note-of-anna");
    assertThat(grandchild)
        .contains("statements: not eligible: guardian-missing")
        .contains("because: the guardian is a child");
  }

  @Test
  void tellsTheRequestsInForceOnceARunHasTakenThem() throws IOException {
    write(
        "inbox.csv",
        """
        request_id,type,identifier,value,received_on,identity_verified,note
        R1,withdraw-consent,email,Anna@example.org,2026-01-20,false,
        R2,restriction,key,1,2026-02-03,false,
        R3,objection,key,2,2026-01-20,false,
        """);
    String before = runs.explain("1", "as-of=2026-02-01").out();
    runs.run("2026-02-03");

    assertThat(before).contains("newsletter: eligible").contains("Requests in force: none");
    assertThat(runs.explain("1", "as-of=2026-02-01").out())
        .contains("newsletter: not eligible: withdrawn")
        .contains("R1: withdraw-consent, received on 2026-01-20")
        .contains("R1: none at 2026-01-20T23:59:59, given by a request to withdraw")
        .doesNotContain("R2", "R3");
    assertThat(runs.explain("1", "as-of=2026-02-03").out())
        .contains("newsletter: not eligible: restricted", "R2: restriction");
    assertThat(runs.explain("2", "as-of=2026-02-03").out())
        .contains("newsletter: not eligible: objected")
        .contains("because: an objection is in force, and blocks from subscriptions")
        .contains("R3: objection")
        .doesNotContain("R1");
  }

  @Test
  void explainsALeadAsItsContactByTheStrictestOfItsRows() {
    assertThat(runs.explain("L1", "--lead", "as-of=2026-02-01").out())
        .contains("lead-news: eligible")
        .doesNotContain("newsletter");
    assertThat(runs.explain("L2", "--lead", "as-of=2026-02-01").out())
        .contains("lead-news: not eligible: guardian-consent-missing")
        .contains("E3: ", "E5: ");
    EligibilityRuns.Result none = runs.explain("L3", "--lead", "as-of=2026-02-01");
    assertThat(none.status()).isZero();
    assertThat(none.out()).contains("lead-news: not eligible: unknown-contact");
  }

  @Test
  void knowsContactsThatOnlySegmentsNameFromKeysThatNothingNames() {
    EligibilityRuns.Result member = runs.explain("77", "as-of=2026-02-01");
    EligibilityRuns.Result nobody = runs.explain("78", "as-of=2026-02-01");

    assertThat(member.status()).isZero();
    assertThat(member.out())
        .contains("newsletter: not eligible: unknown-contact")
        .contains("statements: not decided: no member of the segment everyone");
    assertThat(nobody.status()).isOne();
    assertThat(nobody.out()).isEmpty();
    assertThat(nobody.err()).contains("No contact has this key").doesNotContain("78");
  }

  @ParameterizedTest
  @CsvSource({
    "1 --activity newsleter, No such activity: newsleter; did you mean newsletter?",
    "1 --activity lead-news, lead-news is for leads",
    "L1 --lead --activity newsletter, newsletter is for contacts",
    "1 --activity firm-score, firm-score is for accounts",
    "1 as-of=yesterday, as-of: expected a date",
    "1 asof=2026-02-01, No such parameter: asof",
  })
  void refusesWrongUsage(String words, String message) {
    EligibilityRuns.Result result = runs.explain(words.split(" "));

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains(message);
  }

  @Test
  void tellsWhichMembersItCannotReadAndExplainsTheRest() throws IOException {
    write(
        "steward.yml",
        Files.readString(folder.resolve("steward.yml"))
            .replace("segment: everyone, m", "segment: guests, m"));

    EligibilityRuns.Result result = runs.explain("1", "as-of=2026-02-01");

    assertThat(result.status()).isOne();
    assertThat(result.out())
        .contains("newsletter: eligible")
        .contains("statements: not decided: Cannot list segment");
  }

  @Test
  void failsWhereTheLedgerCannotBeRead() throws IOException {
    Files.delete(folder.resolve("ledger.csv"));

    EligibilityRuns.Result result = runs.explain("1", "as-of=2026-02-01");

    assertThat(result.status()).isOne();
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("ledger");
  }
}
