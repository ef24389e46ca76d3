package dev.steward.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Corrections in a database, Parquet and CSV files, killed wherever it may be. */
class RectificationSweepTest {
  @TempDir Path folder;

  @Test
  void leavesTheSameAfterAKillAtEveryNineteenthCommit() throws Exception {
    sweep(19);
  }

  @Test
  @Tag("sweep")
  void leavesTheSameWhereverARunIsKilled() throws Exception {
    sweep(1);
  }

  private void sweep(int stride) throws Exception {
    Path configuration = folder.resolve("steward.yml");
    Path inbox = folder.resolve("inbox.csv");
    Files.writeString(
        inbox,
        """
        request_id,type,identifier,value,received_on,identity_verified,note,target,new_value
        A,rectification,email,person3@example.org,2026-10-01,true,,email,three@example.com
        B,rectification,key,C-0007,2026-10-01,true,,person-name,Someone Else
        C,rectification,key,C-0007,2026-10-01,true,,lake.visit.page,/put/right
        D,rectification,key,C-0012,2026-10-01,true,,crm.contact.id,C-0013
        E,rectification,key,C-0013,2026-10-01,true,,person-name,%s
        N,rectification,key,C-9999,2026-10-01,true,,person-name,Nobody
        """
            .formatted("x".repeat(50)));
    Files.writeString(
        configuration,
        Shop.CONFIGURATION
            .formatted(inbox)
            .replace(
                "subject: {column: contact}",
                "subject: {column: contact}\n          columns: {ship_to: {category: person-name}}")
            .replace(
                "references: crm.contact.email}",
                "references: crm.contact.email}\n          columns: {name: {category: person-name}}"));

    int commits =
        new CrashSweep("subject-rectification", folder, configuration, stride, new Shop()).run();

    assertThat(commits).isGreaterThan(40);
    Map<String, String> left = new Shop().state(folder.resolve("undisturbed"));
    assertThat(left.toString()).doesNotContain("person3@example.org", "Person 7|", "\"Person 7\"");
    assertThat(left.getOrDefault("contact", ""))
        .contains("C-0003|Person 3|three@example.com|", "C-0007|Someone Else|person7@example.org|")
        .contains("C-0012|Person 12|", "C-0013|Person 13|");
    assertThat(left.getOrDefault("orders", "").lines())
        .filteredOn(line -> line.contains("Someone Else"))
        .hasSize(3);
    assertThat(left.getOrDefault("drops/list.csv", ""))
        .contains("\"Person 3\";three@example.com", "\"Someone Else\";person7@example.org");
    assertThat(left.getOrDefault("visit", "").lines())
        .hasSize(60)
        .filteredOn(line -> line.contains("/put/right"))
        .hasSize(3)
        .allMatch(line -> line.startsWith("C-0007|"));
    assertThat(
            Files.readString(
                folder.resolve(
                    "undisturbed/reports/subject-rectification/2026-11-01/corrections.csv")))
        .contains("lake,visit,page,,3,3,corrected", "crm,orders,ship_to,person-name,3,3,corrected")
        .contains(",rejected", ",not-found", "crm,contact,name,person-name,1,0,failed");
  }
}
