package dev.steward.report;

import static dev.steward.report.SampleReport.JOB;
import static dev.steward.report.SampleReport.publish;
import static dev.steward.report.SampleReport.row;
import static dev.steward.report.SampleReport.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.steward.report.vector.ReportVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs the right to mount a small file system. */
class FullDiskTest {
  @TempDir Path root;

  @BeforeEach
  void mount() throws Exception {
    assumeThat(run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", root.toString())).isTrue();
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", root.toString());
  }

  @Test
  void namesTheFileAndKeepsTheEarlierPublication() throws IOException {
    Path folder = publish(root, "2026-11-01", List.of(row("old")));

    assertThatThrownBy(this::publishTooMuch)
        .isInstanceOf(ReportFileException.class)
        .hasMessageMatching(
            "Cannot write .*/\\.2026-11-01\\.staging/inventory\\.(csv|parquet): no space left on"
                + " device");

    assertThat(SampleReport.read(root, folder)).containsExactly(row("old"));
    try (Stream<Path> left = Files.list(root.resolve(JOB))) {
      assertThat(left).containsExactly(folder);
    }
  }

  @Test
  void namesThePartThatDoesNotFit() throws IOException {
    try (ReportPart part = ReportPart.create(store(root), root + "/1.part", Generated.SCHEMA)) {
      assertThatThrownBy(
              () -> {
                for (List<ReportVector> batch : Generated.batches(300_000, 100_000)) {
                  part.add(100_000, batch);
                }
                part.finish();
              })
          .isInstanceOf(ReportFileException.class)
          .hasMessage("Cannot write " + root + "/1.part: no space left on device");
    } catch (ReportFileException e) {
      // what is left in buffers does not fit either
      assertThat(e).hasMessageContaining("no space left on device");
    }
  }

  private void publishTooMuch() throws IOException {
    try (Publication publication =
        Publication.stage(store(root), root.toString(), JOB, "2026-11-01")) {
      publication.write(
          SampleReport.SCHEMA,
          sink -> {
            for (int i = 0; i < 50_000; i++) {
              sink.add(row(UUID.randomUUID().toString()));
            }
          });
      publication.publish(SampleReport.header(1));
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      // there is no such program here
      return false;
    }
  }
}
