package dev.steward.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashSweepTest {
  @TempDir Path folder;

  @Test
  void publishesTheSameInventoryWhereverARunIsKilled() throws Exception {
    Path drops = Files.createDirectories(folder.resolve("drops"));
    for (int table = 1; table <= 3; table++) {
      StringBuilder rows = new StringBuilder("id,email,city\n");
      for (int row = 0; row < 40; row++) {
        rows.append(row).append(",person").append(row).append("@example.org,Berlin\n");
      }
      Files.writeString(drops.resolve("list" + table + ".csv"), rows);
    }

    assertThat(sweep("pii-inventory", "steward: {sources: {drops: {type: csv, location: %s}}}", 1))
        .isGreaterThan(20);
  }

  @Test
  void publishesTheSameEligibilityAfterAKillAtEverySeventeenthCommit() throws Exception {
    sweepEligibility(17);
  }

  @Test
  @Tag("sweep")
  void publishesTheSameEligibilityWhereverARunIsKilled() throws Exception {
    sweepEligibility(1);
  }

  private void sweepEligibility(int stride) throws Exception {
    Path drops = Files.createDirectories(folder.resolve("drops"));
    StringBuilder contacts = new StringBuilder("id,level,born,guardian\n");
    StringBuilder leads = new StringBuilder("leadid,contact\n");
    StringBuilder ledger =
        new StringBuilder("event_id,contact_id,level,occurred_at,source,evidence,guardian_id\n");
    for (int i = 0; i < 200; i++) {
      contacts
          .append(i)
          .append(",58703000")
          .append(1 + i % 6)
          .append(i % 4 == 0 ? ",2014" : ",1990");
      contacts.append("-05-01,").append(i % 8 == 0 ? "" : i + 1).append('\n');
      leads.append("L").append(i).append(',').append(i * 2).append('\n');
      ledger
          .append("E")
          .append(i)
          .append(',')
          .append(i)
          .append(i % 3 == 0 ? ",none" : ",marketing");
      ledger
          .append(",2026-0")
          .append(1 + i % 9)
          .append("-01T00:00:00Z,,,")
          .append(i + 1)
          .append('\n');
    }
    Files.writeString(drops.resolve("contact.csv"), contacts);
    Files.writeString(drops.resolve("lead.csv"), leads);
    Files.writeString(folder.resolve("ledger.csv"), ledger);
    Files.writeString(
        folder.resolve("inbox.csv"),
        "request_id,type,identifier,value,received_on,identity_verified,note\n"
            + "R1,withdraw-consent,key,10,2026-10-01,true,\n");

    assertThat(
            sweep(
                "consent-eligibility",
                """
                steward:
                  requests: {inbox: %1$s/../inbox.csv}
                  sources:
                    drops:
                      type: csv
                      location: %1$s
                      tables:
                        contact: {subject: {key: id}}
                        lead: {subject: {column: contact}}
                  consent:
                    contacts: drops.contact
                    leads: {table: drops.lead, key: leadid, contact: contact}
                    columns: {level: level, birth-date: born, guardian: guardian}
                    ledger: {file: %1$s/../ledger.csv}
                    unit-bytes: 4000
                    segments: {everyone: {members: all}}
                    activities:
                      - {id: news, kind: segment, segment: everyone, minimum-level: marketing}
                      - {id: lead-news, kind: segment, segment: everyone, subject: lead, minimum-level: marketing}
                """,
                stride))
        .isGreaterThan(60);
  }

  @Test
  void publishesTheSameBundlesAfterAKillAtEveryThirtySeventhCommit() throws Exception {
    sweepExport(37);
  }

  @Test
  @Tag("sweep")
  void publishesTheSameBundlesWhereverARunIsKilled() throws Exception {
    sweepExport(1);
  }

  private void sweepExport(int stride) throws Exception {
    Path drops = Files.createDirectories(folder.resolve("drops"));
    StringBuilder contacts = new StringBuilder("id,email,guardian\n");
    StringBuilder orders = new StringBuilder("orderid,contact,total\n");
    StringBuilder lines = new StringBuilder("orderid,product\n");
    StringBuilder inbox =
        new StringBuilder("request_id,type,identifier,value,received_on,identity_verified\n");
    for (int i = 0; i < 40; i++) {
      contacts.append(i).append(",person").append(i / 2 * 2 == 38 ? 38 : i).append("@example.org,");
      contacts.append(i % 4 == 0 ? i + 1 + "" : "").append('\n');
      orders.append(i).append(',').append(i / 2).append(",12.50\n");
      lines.append(i).append(",lamp\n").append(i).append(",chair\n");
    }
    for (int i = 0; i < 12; i++) {
      inbox.append("A").append(i).append(",access,key,").append(i).append(",2026-10-01,true\n");
    }
    inbox.append("P1,portability,key,1,2026-10-01,true\n");
    inbox.append("A1-again,access,key,1,2026-10-02,true\n");
    inbox.append("F,access,email,person38@example.org,2026-10-02,true\n");
    inbox.append("N,access,key,no one,2026-10-02,true\n");
    inbox.append("U,access,key,20,2026-10-02,false\n");
    Files.writeString(drops.resolve("contact.csv"), contacts);
    Files.writeString(drops.resolve("orders.csv"), orders);
    Files.writeString(drops.resolve("order_line.csv"), lines);
    Files.writeString(folder.resolve("inbox.csv"), inbox);

    int commits =
        sweep(
            "subject-export",
            """
            steward:
              requests: {inbox: %1$s/../inbox.csv}
              sources:
                drops:
                  type: csv
                  location: %1$s
                  tables:
                    contact:
                      subjects:
                        - {key: id}
                        - {column: guardian, references: drops.contact.id, relation: names}
                      identifiers: {email: email}
                      columns: {email: {category: email, provided: true}}
                    orders: {subject: {column: contact}}
                    order_line: {subject: {column: orderid, references: drops.orders.orderid}}
            """,
            stride);

    assertThat(commits).isGreaterThan(60);
    Path undisturbed = folder.resolve("undisturbed/reports/subject-export/2026-11-01");
    try (Stream<Path> bundles = Files.list(undisturbed.resolve("bundles"))) {
      assertThat(bundles).hasSize(13);
    }
  }

  private int sweep(String job, String yaml, int stride) throws Exception {
    Path configuration = folder.resolve("steward.yml");
    Files.writeString(configuration, yaml.formatted(folder.resolve("drops")));
    return new CrashSweep(job, folder, configuration, stride, CrashSweep.UNCHANGED).run();
  }
}
