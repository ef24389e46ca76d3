package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.store.ControlStore;
import dev.steward.testkit.EligibilityRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a night does about runs that nobody finished. */
class AbandonedRunsTest {
  @TempDir Path folder;
  private EligibilityRuns runs = new EligibilityRuns(Path.of(""), Path.of(""), List.of());

  @BeforeEach
  void leavesARunUnfinished() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(data.resolve("contact.csv"), "id,email\n1,anna@example.org\n");
    runs =
        EligibilityRuns.of(
            folder,
            """
            steward:
              nightly: {parts: [pii-inventory]}
              sources:
                drops: {type: csv, location: %s}
                lake: {type: csv, location: %s}
            """
                .formatted(data, folder.resolve("lake")));
    assertThat(runs.runJob("pii-inventory", "2026-09-01").status()).isOne();
    assertThat(parts()).isNotEmpty();
    Path lake = Files.createDirectories(folder.resolve("lake"));
    Files.writeString(lake.resolve("visit.csv"), "id,url\n1,https://example.org\n");
  }

  private List<Path> parts() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("home/staging"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().contains("kept-profiles"))
          .toList();
    }
  }

  private void beganDaysAgo(int days) throws IOException {
    try (ControlStore store = ControlStore.embedded(folder.resolve("home"), 2)) {
      JdbcClient.create(store.dataSource())
          .sql("update run set began_at = current_timestamp - interval '%d' day".formatted(days))
          .update();
    }
  }

  private int night() {
    return runs.runJob("nightly", "2026-11-01").status();
  }

  @Test
  void clearsAwayWhatTheyLeftAMonthAgo() throws Exception {
    beganDaysAgo(31);

    assertThat(night()).isIn(0, 3);

    assertThat(parts()).isEmpty();
    var late = runs.runJob("pii-inventory", "2026-09-01");
    assertThat(late.status()).as("begun anew: " + late.err()).isIn(0, 3);
    assertThat(late.csv("tables").rows()).hasSize(2);
  }

  @Test
  void leavesYoungerOnesToBeFinished() throws Exception {
    beganDaysAgo(29);

    assertThat(night()).isIn(0, 3);

    assertThat(parts()).isNotEmpty();
    assertThat(runs.runJob("pii-inventory", "2026-09-01").status()).isIn(0, 3);
    assertThat(parts()).isEmpty();
  }
}
