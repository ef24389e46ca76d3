package dev.steward.process;

import static org.assertj.core.api.Assertions.assertThat;

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
 * Plants canaries in all that {@code subject-erasure} reads, and looks for them in all that it
 * leaves behind.
 */
class ErasureCanaryIT {
  private static final String DAY = "2026-02-01";

  @TempDir Path estate;
  @TempDir Path folder;

  private Path configuration(boolean broken) throws IOException, SQLException {
    Path configuration = CanaryExport.write(estate, broken);
    String rule = ", erase: {action: delete}}";
    Files.writeString(
        configuration,
        Files.readString(configuration)
            // what cannot be read is not searched, and the run not complete
            .replace("type: jdbc", broken ? "type: jdbc" : "type: jdbc\n      exclude: [cast_note]")
            .replace("{email: {category: email, provided: true}}", "{email: {category: email}}")
            .replace("columns: {email", "erase: {action: delete}\n          columns: {email")
            .replaceAll("(list|note|cast_note): \\{(subject: \\{.*})}", "$1: {$2" + rule));
    Path inbox = estate.resolve("inbox.csv");
    Files.writeString(
        inbox, Files.readString(inbox).replaceAll(",(access|portability),", ",erasure,"));
    return configuration;
  }

  @Test
  void leavesNothingBehind() throws Exception {
    StewardProcess.Result run = start(configuration(false)).result();

    assertThat(run.status()).as(CanaryFolder.told(run)).isEqualTo(3);
    assertThat(run.err()).contains(" TRACE ");
    assertThat(canaries().leaks()).isEmpty();
    canaries().storeHasNone();
    Path published = folder.resolve("reports/subject-erasure/" + DAY);
    assertThat(ReportTable.csv(published.resolve("certificate.csv")).rows())
        .anyMatch(row -> "clear".equals(row.get("status")));
    assertThat(Files.readAllLines(estate.resolve("drops/list.csv")))
        .hasSizeLessThan(CanaryExport.PEOPLE);
  }

  @Test
  void leavesNothingBehindWhereATableCannotBeRead() throws Exception {
    StewardProcess.Result run = start(configuration(true)).result();

    assertThat(run.status()).isOne();
    assertThat(canaries().leaks()).isEmpty();
    canaries().storeHasNone();
    assertThat(Files.readAllLines(estate.resolve("drops/list.csv")))
        .hasSize(CanaryExport.PEOPLE + 1);
  }

  @Test
  void leavesNothingBehindOfAKilledRun() throws Exception {
    Path configuration = configuration(false);
    for (int millis : List.of(2_000, 2_700, 3_400)) {
      StewardProcess process = start(configuration);
      process.endsWithin(Duration.ofMillis(millis));
      process.kill();
      assertThat(canaries().leaks()).isEmpty();
    }
    canaries().storeHasNone();
  }

  private StewardProcess start(Path configuration) {
    return canaries().start(configuration, "run", "subject-erasure", "as-of=" + DAY);
  }

  private CanaryFolder canaries() {
    return new CanaryFolder(folder);
  }
}
