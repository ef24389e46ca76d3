package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.audit.AuditEntry;
import dev.steward.store.ControlStore;
import dev.steward.testkit.AuditTrails;
import dev.steward.testkit.EligibilityRuns;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to requests by hand stands in the audit trail. */
class AuditedRequestsTest {
  @TempDir Path folder;

  @Test
  void recordsEachChangeOfARequestAndWhoMadeIt() throws Exception {
    EligibilityRuns runs = runs();
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    add(runs, "R-1", "erasure");
    add(runs, "R-1", "erasure");
    does(runs, "verify", "R-1");
    does(runs, "extend", "R-1", "--reason=Zanzibar");
    does(runs, "hold", "R-1", "--reason=Zanzibar");
    does(runs, "release", "R-1");
    does(runs, "reject", "R-1", "--reason=Zanzibar", "--steward.actor=Anna from legal");
    assertThat(runs.request("hold", "R-1", "--reason=late").status()).isEqualTo(2);
    add(runs, "R-2", "objection");
    does(runs, "lift", "R-2");

    List<String> lines;
    List<AuditEntry> entries;
    try (ControlStore store = ControlStore.embedded(folder.resolve("home"), 2)) {
      lines = AuditTrails.lines(store.dataSource());
      entries = AuditTrails.entries(store.dataSource());
    }
    assertThat(lines)
        .containsExactly(
            "request-added R-1: erasure, received on %s, received".formatted(today),
            "request-verified R-1: verified, was received",
            "request-extended R-1: due on " + today.plusMonths(3),
            "request-held R-1: on-hold, was verified",
            "request-released R-1: verified, was on-hold",
            "request-rejected R-1: rejected, was verified",
            "request-added R-2: objection, received on %s, received".formatted(today),
            "request-lifted R-2: completed, was received");
    assertThat(lines).noneMatch(line -> line.contains("Zanzibar") || line.contains("anna"));
    assertThat(entries.get(0).actor()).matches(System.getProperty("user.name") + "@.+");
    assertThat(entries.get(5).actor()).isEqualTo("Anna from legal");
    assertThat(entries.get(5).configurationSha256())
        .as("the actor is no part of it")
        .isEqualTo(entries.get(0).configurationSha256())
        .hasSize(64);
    assertThat(runs.verify().out()).startsWith("8 rows of the audit trail and 0 publications are");
  }

  @Test
  void chainsUnderItsOwnSecretUntilAKeyIsConfigured() throws Exception {
    EligibilityRuns runs = runs();
    Files.writeString(folder.resolve("contact.csv"), "id,email\n1,anna@example.org\n");
    assertThat(keyless("run", "pii-inventory", "as-of=2026-11-01", "--quiet")).contains("1 tables");
    assertThat(keyless("verify")).startsWith("5 rows of the audit trail and 1 publications are");
    assertThat(runs.runJob("pii-inventory", "2026-11-02").status()).isIn(0, 3);

    assertThat(runs.verify().out())
        .isEqualTo("10 rows of the audit trail and 2 publications are as they were recorded.\n");
    assertThat(keyless("verify"))
        .contains("rows 6 to 10: chained under a key that this configuration does not have");
  }

  private String keyless(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(
        List.of(
            "--config",
            folder.resolve("steward.yml").toString(),
            "--steward.home=" + folder.resolve("home"),
            "--steward.reports=" + folder.resolve("reports")));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    StewardCommand.execute(all.toArray(String[]::new), stream, stream);
    return out.toString(StandardCharsets.UTF_8);
  }

  private void add(EligibilityRuns runs, String id, String type) {
    assertThat(
            runs.request(
                    "add",
                    "--id=" + id,
                    "--type=" + type,
                    "--identifier=email",
                    "--value=anna@example.org",
                    "--note=anna asks")
                .status())
        .isZero();
  }

  private static void does(EligibilityRuns runs, String... words) {
    EligibilityRuns.Result result = runs.request(words);
    assertThat(result.status()).as(result.err()).isZero();
  }

  private EligibilityRuns runs() {
    return EligibilityRuns.of(
        folder,
        """
        steward:
          sources:
            drops:
              type: csv
              location: %s
              tables:
                contact:
                  subject: {key: id}
                  identifiers: {email: email}
        """
            .formatted(folder));
  }
}
