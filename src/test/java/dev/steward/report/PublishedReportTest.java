package dev.steward.report;

import static dev.steward.report.SampleReport.JOB;
import static dev.steward.report.SampleReport.publish;
import static dev.steward.report.SampleReport.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedReportTest {
  @TempDir Path root;

  @Test
  void findsTheGreatestEarlierDateAndItsHighestRun() throws IOException {
    for (String label :
        List.of("2026-10-01", "2026-10-02", "2026-10-02-run2", "2026-10-02-run10", "2026-10-03")) {
      publish(root, label, List.of());
    }

    assertThat(latestBefore("2026-10-03")).contains("2026-10-02-run10");
    assertThat(latestBefore("2026-12-24")).contains("2026-10-03");
    assertThat(latestBefore("2026-10-02")).contains("2026-10-01");
    assertThat(latestBefore("2026-10-01")).isEmpty();
  }

  @Test
  void passesOverPlansHiddenFoldersAndWhatWasNeverPublished() throws IOException {
    publish(root, "2026-10-01", List.of());
    publish(root, "2026-10-02-plan", List.of());
    Files.move(
        publish(root, "2026-10-03", List.of()), root.resolve(JOB).resolve(".2026-10-03.staging"));
    Files.delete(publish(root, "2026-10-04", List.of()).resolve("manifest.json"));
    Files.createDirectory(root.resolve(JOB).resolve("notes"));

    assertThat(latestBefore("2026-11-01")).contains("2026-10-01");
  }

  @Test
  void findsNothingBeforeTheFirstPublication() throws IOException {
    assertThat(latestBefore("2026-11-01")).isEmpty();
  }

  @Test
  void refusesAManifestThatIsNone() throws IOException {
    Path folder = publish(root, "2026-10-01", List.of());
    Files.writeString(folder.resolve("manifest.json"), "{\"job\": ");

    assertThatThrownBy(() -> latestBefore("2026-11-01"))
        .hasMessage("Cannot read " + folder.resolve("manifest.json") + ": not a manifest");
  }

  @Test
  void saysWhichReportThereIsNot() throws IOException {
    Path folder = publish(root, "2026-10-01", List.of());

    assertThatThrownBy(() -> PublishedReport.open(store(root), folder.toString()).rows("tables"))
        .hasMessage(
            "Cannot read " + folder.resolve("tables.csv") + ": the manifest names no such file");
  }

  private Optional<String> latestBefore(String asOf) throws IOException {
    return PublishedReport.latestBefore(store(root), root.toString(), JOB, LocalDate.parse(asOf))
        .map(report -> Path.of(report.folder()).getFileName().toString());
  }
}
