package dev.steward.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongReportTest {
  private static final int ROWS = 200_000;

  @TempDir Path root;

  @Test
  void writesAndReadsALongReportInALittleHeap() throws Exception {
    Path output = root.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                LongReportTest.class.getName(),
                root.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    assertThat(process.waitFor()).as(() -> content(output)).isZero();
    assertThat(Files.size(root.resolve(SampleReport.JOB + "/2026-11-01/inventory.csv")))
        .isGreaterThan(64L << 20);
  }

  /** Writes, verifies, and reads again. */
  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    Path folder;
    try (Publication publication =
        Publication.stage(
            SampleReport.store(root), root.toString(), SampleReport.JOB, "2026-11-01")) {
      publication.write(
          SampleReport.SCHEMA,
          sink -> {
            for (int i = 0; i < ROWS; i++) {
              sink.add(SampleReport.row(Integer.toHexString(i * 31).repeat(60)));
            }
          });
      publication.publish(SampleReport.header(1));
      folder = Path.of(publication.target());
    }
    if (!Verification.verify(SampleReport.store(root), folder.toString()).isEmpty()) {
      throw new IllegalStateException("The report is not as it was published");
    }
    PublishedReport report = PublishedReport.open(SampleReport.store(root), folder.toString());
    try (ReportRows rows = report.rows("inventory")) {
      for (int i = 0; i < ROWS; i++) {
        Objects.requireNonNull(rows.next());
      }
    }
  }

  static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
