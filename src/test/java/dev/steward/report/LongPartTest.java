package dev.steward.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.ColumnVector;
import dev.steward.files.FileStore;
import dev.steward.report.vector.ReportVector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongPartTest {
  private static final int BATCHES = 40;
  private static final int ROWS = 100_000;
  private static final int SIZE = 36;
  private static final ReportSchema SCHEMA =
      ReportSchema.of("keys", new ReportColumn("key", ReportType.TEXT));

  @TempDir Path root;

  @Test
  void writesMillionsOfRowsInALittleHeap() throws Exception {
    Path output = root.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-cp",
                System.getProperty("java.class.path"),
                LongPartTest.class.getName(),
                root.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    assertThat(process.waitFor()).as(() -> LongReportTest.content(output)).isZero();
    assertThat(Files.size(root.resolve("part"))).isGreaterThan(96L << 20);
  }

  /** Writes a part that is larger than the heap. */
  public static void main(String[] args) throws IOException {
    FileStore store = SampleReport.store(Path.of(args[0]));
    Random random = new Random(1);
    byte[] data = new byte[ROWS * SIZE];
    int[] offsets = new int[ROWS + 1];
    for (int i = 0; i <= ROWS; i++) {
      offsets[i] = i * SIZE;
    }
    try (ReportPart part = ReportPart.create(store, args[0] + "/part", SCHEMA)) {
      for (int batch = 0; batch < BATCHES; batch++) {
        for (int i = 0; i < data.length; i += Long.BYTES) {
          // ASCII: no byte has its highest bit
          ByteBuffer.wrap(data).putLong(i, random.nextLong() & 0x7F7F7F7F7F7F7F7FL);
        }
        part.add(
            ROWS,
            List.of(new ReportVector.Plain(new ColumnVector.Bytes(ROWS, data, offsets, null))));
      }
      part.finish();
    }
  }
}
