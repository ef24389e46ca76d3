package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.EligibilityRuns;
import dev.steward.testkit.ReportTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job over a small estate of CSV files and a database. */
class ConsentEligibilityTest {
  @TempDir Path folder;

  private EligibilityRuns runs = EligibilityRuns.of(Path.of("target"), "");

  @BeforeEach
  void estate() throws Exception {
    write(
        "drops/contact.csv",
        """
        id,email,level,born
        1,anna@example.org,587030004,1980-05-01
        2,ben@example.org,587030002,1985-05-01
        10,cleo@example.org,587030005,1990-05-01
        11,dora@example.org,,1991-05-01
        """);
    write("drops/lead.csv", "leadid,contact\nL1,1\nL2,2\nL3,\nL4,99\n");
    write(
        "drops/member.csv",
        "segment,contact_id\nvip,1\nvip,2\nvip,2\nvip,77\nother,10\nfirms,A1\n");
    write("guests.csv", "contact_id\n10\n11\n");
    write(
        "ledger.csv",
        """
        event_id,contact_id,level,occurred_at,source,evidence,guardian_id
        E1,1,marketing,2026-01-05T10:00:00Z,web,,
        E2,2,transactional,2026-01-06T10:00:00Z,web,,
        """);
    write("inbox.csv", "request_id,type,identifier,value,received_on,identity_verified,note\n");
    try (Connection crm = DriverManager.getConnection(crm());
        Statement sql = crm.createStatement()) {
      sql.execute("create table orders (contactid bigint, total int)");
      sql.execute("insert into orders values (1, 500), (2, 20), (10, 300), (1, 700)");
    }
    runs =
        EligibilityRuns.of(
            folder,
            """
            steward:
              requests: {inbox: %1$s/inbox.csv}
              sources:
                drops:
                  type: csv
                  location: %1$s/drops
                  tables:
                    contact: {subject: {key: id}, identifiers: {email: email}}
                    lead: {subject: {column: contact}}
                crm: {type: jdbc, url: "%2$s"}
              consent:
                contacts: drops.contact
                leads: {table: drops.lead, key: leadid, contact: contact}
                columns: {level: level, birth-date: born}
                ledger: {file: %1$s/ledger.csv}
                segments:
                  vip: {members: {table: drops.member, segment: vip}}
                  firms: {members: {table: drops.member}}
                  buyers: {members: {query: "select contactid from orders where total > 100", source: crm}}
                  guests: {members: {file: %1$s/guests.csv}}
                  everyone: {members: all}
                activities:
                  - {id: newsletter, kind: customer-journey, segment: vip, minimum-level: marketing}
                  - {id: offer, kind: segment, segment: buyers, minimum-level: marketing}
                  - {id: invitation, kind: customer-journey, segment: guests, minimum-level: consent}
                  - {id: statements, kind: segment, segment: everyone, minimum-level: transactional}
                  - {id: lead-news, kind: segment, segment: everyone, subject: lead, minimum-level: marketing}
                  - {id: firm-score, kind: lead-scoring, segment: firms, subject: account, minimum-level: profiling}
            """
                .formatted(folder, crm()));
  }

  private String crm() {
    return "jdbc:h2:file:" + folder.resolve("crm");
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    Files.writeString(path, text);
  }

  @Test
  void decidesForMembersOfTablesQueriesFilesAndAll() {
    EligibilityRuns.Result result = runs.run("2026-02-01");

    assertThat(result.status()).as(result.err()).isZero();
    assertThat(result.decisions())
        .containsExactly(
            "firm-score A1 eligible new",
            "invitation 10 eligible new",
            "invitation 11 no-consent new",
            "lead-news L1 eligible new",
            "lead-news L2 below-minimum new",
            "lead-news L3 unknown-contact new",
            "lead-news L4 unknown-contact new",
            "newsletter 1 eligible new",
            "newsletter 2 below-minimum new",
            "newsletter 77 unknown-contact new",
            "offer 1 eligible new",
            "offer 10 eligible new",
            "statements 1 eligible new",
            "statements 10 eligible new",
            "statements 11 no-consent new",
            "statements 2 eligible new");
    assertThat(result.csv("summary").row("newsletter"))
        .containsEntry("kind", "customer-journey")
        .containsEntry("segment", "vip")
        .containsEntry("required_level", "marketing")
        .containsEntry("members", "3")
        .containsEntry("eligible", "1")
        .containsEntry("ineligible", "2")
        .containsEntry("newly_eligible", "0")
        .containsEntry("left", "0");
    assertThat(result.csv("reasons").row("newsletter", "below-minimum"))
        .containsEntry("contacts", "1");
    assertThat(result.csv("reconsent").cells("contact_id", "newsletter")).containsExactly("2");
    ReportTable eligibility = result.csv("eligibility");
    assertThat(eligibility.row("newsletter", "customer-journey", "vip", "1"))
        .containsEntry("granted_level", "marketing")
        .containsEntry("consent_event_id", "E1")
        .containsEntry("consented_at", "2026-01-05T10:00:00.000000Z");
    assertThat(eligibility.row("firm-score", "lead-scoring", "firms", "A1"))
        .containsEntry("required_level", null)
        .containsEntry("granted_level", null);
    assertThat(result.out()).contains("6 activities, 16 decisions, 9 of them eligible");
  }

  @Test
  void tellsWhatChangedSinceTheRunBefore() throws IOException {
    runs.run("2026-02-01");
    write(
        "ledger.csv",
        Files.readString(folder.resolve("ledger.csv"))
            + "E3,1,consent,2026-02-01T10:00:00Z,web,,\nE4,2,marketing,2026-02-02T10:00:00Z,web,,\n");
    write(
        "drops/contact.csv",
        Files.readString(folder.resolve("drops/contact.csv")).replace("587030002", "587030004"));
    write("drops/member.csv", "segment,contact_id\nvip,1\nvip,2\nvip,11\nfirms,A1\n");

    EligibilityRuns.Result second = runs.run("2026-02-02");
    EligibilityRuns.Result third = runs.run("2026-02-03");

    assertThat(second.decisions().stream().filter(it -> it.startsWith("newsletter")))
        .containsExactly(
            "newsletter 1 withdrawn newly-ineligible",
            "newsletter 11 no-consent new",
            "newsletter 2 eligible newly-eligible",
            "newsletter 77 null left");
    assertThat(second.csv("summary").row("newsletter"))
        .containsEntry("members", "3")
        .containsEntry("newly_eligible", "1")
        .containsEntry("newly_ineligible", "1")
        .containsEntry("left", "1");
    assertThat(third.decisions().stream().filter(it -> it.startsWith("newsletter")))
        .containsExactly(
            "newsletter 1 withdrawn unchanged",
            "newsletter 11 no-consent unchanged",
            "newsletter 2 eligible unchanged");
  }

  @Test
  void heedsRequestsByKeyAndIdentifierAtOnce() throws IOException {
    write(
        "inbox.csv",
        """
        request_id,type,identifier,value,received_on,identity_verified,note
        R1,withdraw-consent,email,Anna@example.org,2026-01-20,false,
        R2,objection,key,10,2026-01-20,false,
        R3,restriction,key,2,2026-02-02,false,
        """);

    EligibilityRuns.Result before = runs.run("2026-02-01");
    EligibilityRuns.Result after = runs.run("2026-02-02");

    assertThat(before.decisions())
        .contains(
            "newsletter 1 withdrawn new",
            "offer 10 objected new",
            "statements 10 eligible new",
            "statements 2 eligible new",
            "lead-news L1 withdrawn new");
    assertThat(before.csv("eligibility").row("newsletter", "customer-journey", "vip", "1"))
        .containsEntry("consent_event_id", "R1")
        .containsEntry("consented_at", "2026-01-20T23:59:59.999999Z");
    assertThat(after.decisions()).contains("statements 2 restricted newly-ineligible");
  }

  @Test
  void listsConflictsAndLedgerLinesThatAreNoEvents() throws IOException {
    write(
        "drops/contact.csv",
        Files.readString(folder.resolve("drops/contact.csv"))
            + "11,dora@example.org,587030004,1991-05-01\n");
    write(
        "ledger.csv",
        Files.readString(folder.resolve("ledger.csv"))
            + "E8,10,gold,2026-01-06T10:00:00Z,web,,\nE9,10,none,2026-01-07,web,,\n"
            + "E10,10,consent,2026-01-08T10:00:00Z,web,,\n");

    EligibilityRuns.Result result = runs.run("2026-02-01");

    assertThat(result.status()).as(result.err()).isEqualTo(3);
    assertThat(result.out()).contains("ledger lines that are no events: 2 in ");
    assertThat(folder.resolve("ledger.csv.rejected.csv"))
        .hasContent(
            """
            row,reason
            3,level is none of the levels
            4,occurred_at is no instant and no date-time
            """);
    assertThat(result.csv("conflicts").row("10", "row-and-ledger"))
        .containsEntry("row_level", "profiling")
        .containsEntry("ledger_level", "consent");
    assertThat(result.csv("conflicts").row("11", "duplicate"))
        .containsEntry("row_level", "none")
        .containsEntry("ledger_level", null);
  }

  @Test
  void leavesActivitiesOutWhoseMembersCannotBeReadAndDoesThemLater() throws IOException {
    Path guests = folder.resolve("guests.csv");
    String members = Files.readString(guests);
    Files.delete(guests);

    EligibilityRuns.Result first = runs.run("2026-02-01");
    List<String> decided = first.csv("summary").cells("activity");
    Files.writeString(guests, members);
    EligibilityRuns.Result second = runs.run("2026-02-01");

    assertThat(first.status()).isOne();
    assertThat(first.err()).contains("members of guests").contains("invitation: not decided");
    assertThat(decided)
        .containsExactly("firm-score", "lead-news", "newsletter", "offer", "statements");
    assertThat(second.status()).as(second.err()).isZero();
    assertThat(second.decisions()).contains("invitation 10 eligible new").hasSize(16);
  }

  @Test
  void decidesNothingWhereTheLedgerCannotBeRead() throws IOException {
    Path ledger = folder.resolve("ledger.csv");
    String events = Files.readString(ledger);
    Files.delete(ledger);

    EligibilityRuns.Result first = runs.run("2026-02-01");
    List<String> decided = first.csv("summary").cells("activity");
    Files.writeString(ledger, events);
    EligibilityRuns.Result second = runs.run("2026-02-01");

    assertThat(first.status()).isOne();
    assertThat(first.err()).contains("ledger");
    assertThat(decided).isEmpty();
    assertThat(second.status()).as(second.err()).isZero();
    assertThat(second.decisions()).hasSize(16);
  }

  @Test
  void decidesTheSameInPiecesOfAnySize() {
    EligibilityRuns.Result whole = runs.run("2026-02-01");

    EligibilityRuns.Result pieces =
        runs.run("2026-02-01", "run=2", "--steward.consent.unit-bytes=40");

    assertThat(pieces.status()).as(pieces.err()).isZero();
    EligibilityRuns.Result second =
        new EligibilityRuns.Result(
            0, "", "", folder.resolve("reports/consent-eligibility/2026-02-01-run2"));
    assertThat(second.decisions()).isEqualTo(whole.decisions());
  }

  @Test
  void checkReadsWhatIsConfigured() {
    assertThat(runs.check().status()).as(runs.check().err()).isZero();
  }
}
