package dev.steward.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.Canary;
import dev.steward.testkit.ReportTable;
import dev.steward.testkit.StewardProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plants canaries in all that {@code subject-rectification} reads, what is right as well as what is
 * wrong, and looks for them in all that it leaves behind.
 */
class RectificationCanaryIT {
  private static final String DAY = "2026-02-01";
  private static final int NEW = 500;

  @TempDir Path estate;
  @TempDir Path folder;

  private Path configuration() throws IOException, SQLException {
    Path configuration = CanaryExport.write(estate, false);
    Files.writeString(
        configuration,
        Files.readString(configuration)
            .replace("type: jdbc", "type: jdbc\n      exclude: [cast_note]")
            .replace(
                "{email: {category: email, provided: true}}",
                "{email: {category: email}, name: {category: person-name}}")
            .replace(
                "list: {subject: {column: mail, references: drops.contact.email}",
                "list: {columns: {note: {category: person-name}},"
                    + " subject: {column: mail, references: drops.contact.email}"));
    StringBuilder inbox =
        new StringBuilder(
            "request_id,type,identifier,value,received_on,identity_verified,note,target,new_value\n");
    for (int i = 1; i < 8; i++) {
      Canary old = new Canary(i);
      Canary now = new Canary(NEW + i);
      ask(inbox, "E" + i, "email", old.email(), old, "email", now.email());
      ask(inbox, "N" + i, "key", "" + old.key(), old, "person-name", now.name());
    }
    for (int i = 11; i < 15; i++) {
      Canary old = new Canary(i);
      Canary now = new Canary(NEW + i);
      ask(inbox, "P" + i, "phone", old.phone(), old, "drops.contact.phone", now.phone());
      ask(inbox, "L" + i, "key", "" + old.key(), old, "crm.note.body", now.name().repeat(60));
      ask(inbox, "M" + i, "key", "" + old.key(), old, "email", "no mail: " + now.name());
      ask(inbox, "K" + i, "key", "" + old.key(), old, "drops.contact.id", "" + now.key());
      ask(inbox, "X" + i, "key", "" + now.key(), old, "email", now.email());
    }
    Files.writeString(estate.resolve("inbox.csv"), inbox);
    return configuration;
  }

  private static void ask(
      StringBuilder inbox,
      String id,
      String kind,
      String value,
      Canary about,
      String target,
      String now) {
    inbox.append(
        "%s,rectification,%s,%s,2026-01-20,true,%s,%s,%s\n"
            .formatted(id, kind, value, about.name(), target, now));
  }

  @Test
  void leavesNothingBehind() throws Exception {
    StewardProcess.Result run = start(configuration()).result();

    assertThat(run.status()).as(CanaryFolder.told(run)).isEqualTo(3);
    assertThat(run.err()).contains(" TRACE ");
    assertThat(canaries().leaks()).isEmpty();
    canaries().storeHasNone();
    Path published = folder.resolve("reports/subject-rectification/" + DAY);
    List<String> statuses =
        ReportTable.csv(published.resolve("corrections.csv")).rows().stream()
            .map(row -> "" + row.get("status"))
            .toList();
    assertThat(statuses).contains("corrected", "elsewhere", "failed", "rejected", "not-found");
    assertThat(Files.readString(estate.resolve("drops/list.csv")))
        .contains(new Canary(NEW + 3).email() + "," + new Canary(NEW + 3).name())
        .doesNotContain(new Canary(3).email() + ",");
  }

  @Test
  void leavesNothingBehindOfAKilledRun() throws Exception {
    Path configuration = configuration();
    for (int millis : List.of(2_000, 2_700, 3_400)) {
      StewardProcess process = start(configuration);
      process.endsWithin(Duration.ofMillis(millis));
      process.kill();
      assertThat(canaries().leaks()).isEmpty();
    }
    canaries().storeHasNone();
  }

  private StewardProcess start(Path configuration) {
    return canaries().start(configuration, "run", "subject-rectification", "as-of=" + DAY);
  }

  private CanaryFolder canaries() {
    return new CanaryFolder(folder);
  }
}
