package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.LargeEstate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A nightly run reads only what is new, and its result is that of a full run. */
class IncrementalInventoryTest {
  private static final int FINDINGS = 3;

  @TempDir Path folder;

  @Test
  void readsOnlyFilesThatChangedSinceTheNightBefore() throws Exception {
    estate();
    assertThat(run("nightly", "2026-11-01")).isEqualTo(FINDINGS);
    Set<Path> first = keptParts("nightly");
    assertThat(first).hasSize(8 + 3);

    Files.writeString(
        folder.resolve("drops/list3.csv"),
        "id,email,city\n1,somebody@example.org,Wien\n2,nobody@example.org,Graz\n");
    new LargeEstate(8).interactions(folder.resolve("lake/more"), 1_000, 1, 1_000);
    assertThat(run("nightly", "2026-11-02")).isEqualTo(FINDINGS);
    Set<Path> second = keptParts("nightly");

    assertThat(second).containsAll(first).hasSize(first.size() + 2);
    assertThat(run("fresh", "2026-11-02")).isEqualTo(FINDINGS);
    assertThat(inventory("nightly", "2026-11-02")).isEqualTo(inventory("fresh", "2026-11-02"));
  }

  private void estate() throws IOException {
    new LargeEstate(7).interactions(folder.resolve("lake/interaction"), 4_000, 3, 1_000);
    Files.createDirectories(folder.resolve("drops"));
    for (int list = 0; list < 8; list++) {
      StringBuilder rows = new StringBuilder("id,email,city\n");
      for (int row = 0; row < 100 + list; row++) {
        rows.append(row).append(",p").append(row).append("@example.org,Berlin\n");
      }
      Files.writeString(folder.resolve("drops/list" + list + ".csv"), rows);
    }
  }

  private int run(String home, String asOf) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        StewardCommand.execute(
            new String[] {
              "run",
              "pii-inventory",
              "as-of=" + asOf,
              "--quiet",
              "--steward.home=" + folder.resolve(home),
              "--steward.reports=" + folder.resolve(home).resolve("reports"),
              "--steward.inventory.mode=full",
              "--steward.sources.lake.type=parquet",
              "--steward.sources.lake.location=" + folder.resolve("lake"),
              "--steward.sources.drops.type=csv",
              "--steward.sources.drops.location=" + folder.resolve("drops")
            },
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    return status;
  }

  private Set<Path> keptParts(String home) throws IOException {
    Path kept = folder.resolve(home).resolve("staging/kept-profiles");
    try (Stream<Path> files = Files.walk(kept)) {
      return files.filter(Files::isRegularFile).map(kept::relativize).collect(Collectors.toSet());
    }
  }

  /** Without the day on which a column was first seen: the fresh home has seen none before. */
  private List<String> inventory(String home, String asOf) throws IOException {
    Path reports = folder.resolve(home).resolve("reports/pii-inventory");
    return Files.readAllLines(reports.resolve(asOf).resolve("inventory.csv")).stream()
        .map(line -> line.substring(0, line.lastIndexOf(',')))
        .toList();
  }
}
