package dev.steward.process;

import static org.assertj.core.api.Assertions.assertThat;

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
 * Plants canaries in all that a night reads, and looks for them in all that it leaves behind: its
 * own reports, the audit trail, pages, metrics and lineage among it. Only bundles may have them.
 */
class NightlyCanaryIT {
  private static final String DAY = "2026-02-01";

  /** Published, or put together for it. */
  private static final String BUNDLES =
      "(?s)(reports/subject-export/\\.?2026-02-01(\\.staging)?/bundles/[^:]*"
          + "|\\.steward/staging/\\d+/bundles/[^:]*): .*";

  @TempDir Path estate;
  @TempDir Path folder;

  private Path configuration() throws IOException, SQLException {
    Path configuration = CanaryExport.write(estate, false);
    String rule = ", erase: {action: delete}}";
    Files.writeString(
        configuration,
        Files.readString(configuration)
            .replace("type: jdbc", "type: jdbc\n      exclude: [cast_note]")
            .replace("columns: {email", "erase: {action: delete}\n          columns: {email")
            .replaceAll("(list|note): \\{(subject: \\{.*})}", "$1: {$2" + rule)
            .replace(
                "  sources:",
                "  metrics: {textfile: '%s'}%n  lineage: {file: '%s'}%n  sources:"
                    .formatted(folder.resolve("steward.prom"), folder.resolve("lineage.ndjson"))));
    Path inbox = estate.resolve("inbox.csv");
    Files.writeString(
        inbox,
        Files.readString(inbox).replaceAll("(?m)^(R1\\d),(access|portability),", "$1,erasure,"));
    return configuration;
  }

  private CanaryFolder canaries() {
    return new CanaryFolder(folder);
  }

  private StewardProcess start(Path configuration) {
    return canaries().start(configuration, "run", "nightly", "as-of=" + DAY);
  }

  @Test
  void leavesNothingBehindButBundles() throws Exception {
    StewardProcess.Result run = start(configuration()).result();

    assertThat(run.status()).as(CanaryFolder.told(run)).isEqualTo(3);
    assertThat(run.err()).contains(" TRACE ");
    assertThat(canaries().leaks()).isNotEmpty().allMatch(find -> find.matches(BUNDLES));
    canaries().storeHasNone();
    Path reports = folder.resolve("reports");
    assertThat(reports.resolve("index.html")).isRegularFile();
    assertThat(reports.resolve("nightly/" + DAY + ".html")).isRegularFile();
    assertThat(reports.resolve("nightly/" + DAY + "/summary.csv"))
        .content()
        .contains("subject-export,complete", "subject-erasure,complete");
    assertThat(reports.resolve("nightly/" + DAY + "/audit.csv"))
        .content()
        .contains("erasure-certified");
    assertThat(folder.resolve("steward.prom")).content().contains("steward_run");
    assertThat(folder.resolve("lineage.ndjson")).content().contains("COMPLETE", "personal-data");
  }

  @Test
  void leavesNothingBehindOfAKilledNight() throws Exception {
    Path configuration = configuration();
    for (int millis : List.of(2_000, 3_000, 4_500)) {
      StewardProcess process = start(configuration);
      process.endsWithin(Duration.ofMillis(millis));
      process.kill();
      assertThat(canaries().leaks()).allMatch(find -> find.matches(BUNDLES));
    }
    canaries().storeHasNone();
  }
}
