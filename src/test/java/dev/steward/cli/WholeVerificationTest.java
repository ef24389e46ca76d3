package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.audit.AuditEntry;
import dev.steward.store.ControlStore;
import dev.steward.testkit.AuditTrails;
import dev.steward.testkit.EligibilityRuns;
import dev.steward.testkit.EligibilityRuns.Result;
import dev.steward.testkit.SampleCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/** What was recorded and published is altered in every way, and {@code verify} names the place. */
class WholeVerificationTest {
  /** The guardian of a child, who asks for erasure. */
  private static final String ERASED = "c8b93232-2d3e-4fec-8629-d56fee68563f";

  @TempDir static Path original;
  @TempDir Path folder;

  /** A decision and an export, and a night that erases, amends both and publishes the trail. */
  @BeforeAll
  static void runsAndErasure() throws Exception {
    EligibilityRuns runs = SampleCopy.of(original);
    Path key = Files.writeString(original.resolve("key"), ERASED);
    runs.request(
        "add",
        "--type=access",
        "--identifier=key",
        "--value-file=" + key,
        "--verified",
        "--received-on=2026-10-01",
        "--id=ACCESS-1");
    assertThat(runs.run("2026-10-31").status()).isIn(0, 3);
    assertThat(runs.runJob("subject-export", "2026-10-31").status()).isIn(0, 3);
    assertThat(runs.runJob("nightly", "2026-11-01").status()).isIn(0, 3);
    assertThat(runs.runJob("pii-inventory", "2026-11-02").status()).isIn(0, 3);
  }

  @Test
  void findsAllAsItWasRecordedThoughReportsWereAmended() throws Exception {
    Result result = verify(copy());

    assertThat(result.out() + result.err())
        .matches("\\d+ rows of the audit trail and 9 publications are as they were recorded\\.\n");
    assertThat(result.status()).isZero();
    assertThat(lines())
        .anyMatch(line -> line.startsWith("report-amended consent-eligibility/2026-10-31: "))
        .anyMatch(line -> line.startsWith("report-amended subject-export/2026-10-31: "))
        .noneMatch(line -> line.contains(ERASED));
    Result root =
        new EligibilityRuns(folder, Path.of("jobs/sample.yml"), options())
            .verify(folder.resolve("reports").toString());
    assertThat(root.out()).as("by the folder of all reports").isEqualTo(result.out());
  }

  @Test
  void namesEachPublishedFileOfWhichAByteIsAltered() throws Exception {
    EligibilityRuns runs = copy();
    Path reports = folder.resolve("reports");
    List<Path> files;
    try (Stream<Path> all = Files.walk(reports)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    assertThat(files).hasSizeGreaterThan(20);
    Random random = new Random(7);
    for (Path file : files) {
      byte[] content = Files.readAllBytes(file);
      int tries = file.endsWith("nightly/2026-11-01/manifest.json") ? 20 : 1;
      for (int attempt = 0; attempt < tries; attempt++) {
        byte[] altered = content.clone();
        int at = random.nextInt(altered.length);
        altered[at] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, altered);

        Result result = verify(runs);

        assertThat(result.status()).as("%s at %d", file, at).isEqualTo(1);
        assertThat(result.out())
            .as("%s at %d: %s", file, at, result.err())
            .contains("  " + reports.relativize(file) + ": ");
      }
      Files.write(file, content);
    }
    assertThat(verify(runs).status()).isZero();
  }

  @Test
  void namesAFileThatWasAddedOrRemoved() throws Exception {
    EligibilityRuns runs = copy();
    Files.writeString(folder.resolve("reports/pii-inventory/2026-11-01/more.csv"), "x\n");
    Files.delete(folder.resolve("reports/nightly/2026-11-01/audit.parquet"));
    Files.writeString(folder.resolve("reports/more.html"), "<p>");
    Files.delete(folder.resolve("reports/nightly/2026-11-01.html"));
    FileSystemUtils.deleteRecursively(folder.resolve("reports/subject-erasure"));
    Files.createDirectories(folder.resolve("reports/pii-inventory/2026-10-01"));
    Files.writeString(folder.resolve("reports/pii-inventory/2026-10-01/inventory.csv"), "x\n");

    Result result = verify(runs);

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out())
        .contains("  pii-inventory/2026-11-01/more.csv: not in the manifest\n")
        .contains("  nightly/2026-11-01/audit.parquet: missing\n")
        .contains("  subject-erasure/2026-11-01: gone; row ")
        .contains("  more.html: not in the audit trail\n")
        .contains("  nightly/2026-11-01.html: gone; row ")
        .contains("  pii-inventory/2026-10-01/manifest.json: missing: this was never published\n");
  }

  @Test
  void namesAPublicationThatWasMadeUpOrPutBack() throws Exception {
    EligibilityRuns runs = copy();
    Path inventory = folder.resolve("reports/pii-inventory");
    FileSystemUtils.copyRecursively(
        inventory.resolve("2026-11-01"), inventory.resolve("2026-11-03"));
    Path certified = folder.resolve("reports/subject-erasure/2026-11-01");
    Path manifest = certified.resolve("manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace("\"findings\"", "\"finding\""));

    Result result = verify(runs);

    assertThat(result.out())
        .contains("  pii-inventory/2026-11-03/manifest.json: not in the audit trail\n")
        .containsPattern(
            "  subject-erasure/2026-11-01/manifest.json: another than row \\d+ recorded\n");
    assertThat(result.status()).isEqualTo(1);
  }

  @Test
  void namesEachRowOfTheTrailThatIsAltered() throws Exception {
    EligibilityRuns runs = copy();
    for (String change :
        List.of(
            "recorded_at = dateadd(microsecond, 1, recorded_at)",
            "actor = 'somebody'",
            "action = 'run-stopped'",
            "object = 'REQ-0'",
            "outcome = outcome || ' '",
            "configuration_sha256 = ''",
            "manifest_sha256 = 'ab'",
            "chain = replace(chain, substring(chain, 1, 1), 'x')")) {
      List<AuditEntry> before = entries();
      execute("update audit_entry set " + change + " where sequence = 5");

      Result result = verify(runs);

      assertThat(result.out()).as(change).contains("  audit trail, row 5 (");
      assertThat(result.status()).isEqualTo(1);
      restore(before.get(4));
    }
    execute("update audit_entry set key_check = 'another' where sequence = 5");
    assertThat(verify(runs).out())
        .contains(
            "  audit trail, row 5: chained under a key that this configuration does not have");
  }

  @Test
  void namesRowsThatAreMissingExchangedOrPutIn() throws Exception {
    EligibilityRuns runs = copy();
    execute("delete from audit_entry where sequence = 7");
    assertThat(verify(runs).out())
        .contains("  audit trail, row 7: missing, and row 8 cannot be checked\n");

    runs = copy();
    execute("update audit_entry set sequence = -1 where sequence = 7");
    execute("update audit_entry set sequence = 7 where sequence = 8");
    execute("update audit_entry set sequence = 8 where sequence = -1");
    assertThat(verify(runs).out()).contains("  audit trail, row 7 (", "  audit trail, row 8 (");

    runs = copy();
    execute(
        "insert into audit_entry select 0, recorded_at, actor, action, object, outcome,"
            + " configuration_sha256, manifest_sha256, key_check, chain from audit_entry"
            + " where sequence = 1");
    assertThat(verify(runs).out()).contains("  audit trail, row 0: never recorded\n");

    runs = copy();
    long last = entries().size();
    execute(
        "insert into audit_entry select "
            + (last + 1)
            + ", recorded_at, actor, action, object,"
            + " outcome, configuration_sha256, manifest_sha256, key_check, chain from audit_entry"
            + " where sequence = "
            + last);
    assertThat(verify(runs).out()).contains("  audit trail, row " + (last + 1) + " (");
  }

  @Test
  void namesWhatWasCutOffTheEndOfTheTrail() throws Exception {
    EligibilityRuns runs = copy();
    long last = entries().size();
    execute("delete from audit_entry where sequence = " + last);
    assertThat(verify(runs).out())
        .contains("  audit trail, row " + last + ": missing at the end\n");

    runs = copy();
    execute("delete from audit_entry where sequence > 9");
    execute(
        "update audit_head set sequence = 9,"
            + " chain = (select chain from audit_entry where sequence = 9)");
    assertThat(verify(runs).out())
        .containsPattern(
            "  audit trail, rows 10 to \\d+: missing, though published in nightly/2026-11-01\n");

    runs = copy();
    execute("delete from audit_entry");
    execute("update audit_head set sequence = 0, chain = '" + "0".repeat(64) + "'");
    Result all = verify(runs);
    assertThat(all.out())
        .containsPattern("  audit trail, rows 1 to \\d+: missing, though published in nightly")
        .contains("  pii-inventory/2026-11-01/manifest.json: not in the audit trail");

    runs = copy();
    execute("update audit_head set chain = '" + "0".repeat(64) + "'");
    assertThat(verify(runs).out()).contains("  audit trail, head: not the code of row " + last);

    runs = copy();
    execute("delete from audit_head");
    assertThat(verify(runs).out()).contains("  audit trail, head: gone");
  }

  /** Rows after what was published are held by the manifests that they tell of. */
  @Test
  void namesAReportWhoseRowWasCutOff() throws Exception {
    EligibilityRuns runs = copy();
    long kept =
        entries().stream()
            .filter(it -> it.object().equals("nightly/2026-11-01"))
            .mapToLong(AuditEntry::sequence)
            .max()
            .orElseThrow();
    execute("delete from audit_entry where sequence > " + kept);
    execute(
        "update audit_head set sequence = %1$d, chain = (select chain from audit_entry where sequence = %1$d)"
            .formatted(kept));

    assertThat(verify(runs).out())
        .contains("  pii-inventory/2026-11-02/manifest.json: not in the audit trail\n");
  }

  @Test
  void checksWhatWasPublishedWhereNothingWasRecorded() throws Exception {
    EligibilityRuns runs = copy();
    FileSystemUtils.deleteRecursively(folder.resolve("home"));

    Result result = verify(runs);

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out())
        .contains("though published in nightly/2026-11-01")
        .contains("  nightly/2026-11-01/manifest.json: not in the audit trail\n");
  }

  private EligibilityRuns copy() throws IOException {
    for (String part : List.of("home", "reports")) {
      FileSystemUtils.deleteRecursively(folder.resolve(part));
      FileSystemUtils.copyRecursively(original.resolve(part), folder.resolve(part));
    }
    return new EligibilityRuns(folder, Path.of("jobs/sample.yml"), options());
  }

  private static List<String> options() {
    return List.of(
        "--steward.demo.home=" + original, "--steward.sources.crm.url=" + SampleCopy.crm(original));
  }

  private static Result verify(EligibilityRuns runs) {
    return runs.verify();
  }

  private List<String> lines() throws IOException {
    try (ControlStore store = ControlStore.embedded(folder.resolve("home"), 2)) {
      return AuditTrails.lines(store.dataSource());
    }
  }

  private List<AuditEntry> entries() throws IOException {
    try (ControlStore store = ControlStore.embedded(folder.resolve("home"), 2)) {
      return AuditTrails.entries(store.dataSource());
    }
  }

  private void execute(String sql, Object... parameters) throws IOException {
    try (ControlStore store = ControlStore.embedded(folder.resolve("home"), 2)) {
      assertThat(new JdbcTemplate(store.dataSource()).update(sql, parameters)).isPositive();
    }
  }

  private void restore(AuditEntry entry) throws IOException {
    execute(
        "update audit_entry set recorded_at = ?, actor = ?, action = ?, object = ?, outcome = ?,"
            + " configuration_sha256 = ?, manifest_sha256 = nullif(?, ''), chain = ? where sequence = ?",
        entry.at().atOffset(java.time.ZoneOffset.UTC),
        entry.actor(),
        entry.action(),
        entry.object(),
        entry.outcome(),
        entry.configurationSha256(),
        entry.manifestSha256().orElse(""),
        entry.chain(),
        entry.sequence());
  }
}
