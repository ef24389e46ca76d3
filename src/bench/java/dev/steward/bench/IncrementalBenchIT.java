package dev.steward.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.LargeEstate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second night's inventory of a hundred files of which one has changed, beside the first's. */
@Tag("bench")
class IncrementalBenchIT {
  private static final int RUNS = 3;

  @TempDir Path folder;

  @Test
  void readsOnlyWhatHasChanged() throws IOException {
    Path lake = folder.resolve("lake/interaction");
    new LargeEstate(5).interactions(lake, 10_000_000, 100, 100_000);
    new LargeEstate(6).interactions(folder.resolve("other"), 100_000, 1, 100_000);
    InventoryProcess inventory = process("lake");
    InventoryProcess empty = process("nothing");
    Files.createDirectories(folder.resolve("nothing"));

    // whatever else the machine does only adds to a time: the least one is the work's own
    double startUp = Double.MAX_VALUE;
    double first = Double.MAX_VALUE;
    double second = Double.MAX_VALUE;
    for (int run = 0; run < RUNS; run++) {
      startUp = Math.min(startUp, SideBySide.seconds(tolerant(empty)));
      first = Math.min(first, SideBySide.seconds(inventory));
      Files.copy(
          folder.resolve("other/part-0000.parquet"),
          lake.resolve("part-0042.parquet"),
          StandardCopyOption.REPLACE_EXISTING);
      second = Math.min(second, SideBySide.seconds(kept(inventory)));
    }
    double ratio = (second - startUp) / (first - startUp);
    System.out.printf(
        Locale.ROOT,
        "incremental: start-up %.2f s, first %.2f s, second %.2f s, ratio %.3f%n",
        startUp,
        first,
        second,
        ratio);
    assertThat(ratio).isLessThanOrEqualTo(0.1);
  }

  private InventoryProcess process(String name) throws IOException {
    Path work = Files.createDirectories(folder.resolve("work-" + name));
    return new InventoryProcess(
        work,
        Files.writeString(
            work.resolve("bench.yml"),
            """
            steward:
              home: %1$s/home
              reports: %1$s/reports
              inventory: {mode: full}
              sources:
                lake: {type: parquet, location: %2$s}
            """
                .formatted(work, folder.resolve(name))));
  }

  /** The next night: with what the night before left. */
  private static SideBySide.Command kept(InventoryProcess inventory) {
    return new SideBySide.Command() {
      @Override
      public List<String> line() {
        return inventory.line("2026-01-02");
      }

      @Override
      public boolean succeeded(int status) {
        return inventory.succeeded(status);
      }
    };
  }

  private static SideBySide.Command tolerant(InventoryProcess inventory) {
    return new SideBySide.Command() {
      @Override
      public void prepare() throws IOException {
        inventory.prepare();
      }

      @Override
      public List<String> line() {
        return inventory.line();
      }

      @Override
      public boolean succeeded(int status) {
        return status == 0;
      }
    };
  }
}
