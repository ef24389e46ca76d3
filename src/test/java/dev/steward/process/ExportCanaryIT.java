package dev.steward.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.LeakSearch;
import dev.steward.testkit.StewardProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plants canaries in all that {@code subject-export} reads, and looks for them in all that it
 * leaves behind: only bundles may hold any.
 */
class ExportCanaryIT {
  /** Published, staged, or in the making; nobody but the owner may read them. */
  private static final String BUNDLES =
      "(?s)(reports/subject-export/[^/]+/bundles/[A-Z]\\d+\\.zip"
          + "|\\.steward/staging/\\d+/bundles/\\d+\\.pack(\\.tmp)?): .*";

  private static final String DAY = "2026-02-01";

  @TempDir Path estate;
  @TempDir Path folder;

  @Test
  void leavesNothingBehindButBundles() throws Exception {
    Path configuration = CanaryExport.write(estate, false);

    StewardProcess.Result run = run(configuration, "run", "subject-export", "as-of=" + DAY);

    assertThat(run.status()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).contains(" TRACE ");
    assertThat(canaries().leaks()).isNotEmpty().allMatch(find -> find.matches(BUNDLES));
    Path bundles = folder.resolve("reports/subject-export/" + DAY + "/bundles");
    try (Stream<Path> published = Files.list(bundles)) {
      assertThat(published).hasSizeGreaterThan(30).allMatch(ExportCanaryIT::isPrivate);
    }
    String rejected = Files.readString(estate.resolve("inbox.csv.rejected.csv"));
    assertThat(rejected.lines().count()).isGreaterThan(15);
    assertThat(new LeakSearch().text("rejected", rejected).finds()).isEmpty();
    canaries().storeHasNone();
  }

  @Test
  void leavesNothingBehindWhereATableCannotBeRead() throws Exception {
    Path configuration = CanaryExport.write(estate, true);

    StewardProcess.Result run = run(configuration, "run", "subject-export", "as-of=" + DAY);

    assertThat(run.status()).as(run.err()).isOne();
    assertThat(run.err()).contains("crm.cast_note: ");
    assertThat(canaries().leaks()).isEmpty();
    canaries().storeHasNone();
    run(configuration, "status");
    run(configuration, "request", "list");
    run(configuration, "request", "show", "R1");
    assertThat(canaries().leaks()).isEmpty();
  }

  @Test
  void leavesNothingBehindOfAKilledRun() throws Exception {
    Path configuration = CanaryExport.write(estate, false);
    int most = 0;
    // first as soon as there is one, for a run that has ended leaves nothing to the next
    for (int packs : List.of(1, 0)) {
      StewardProcess process = start(configuration, "run", "subject-export", "as-of=" + DAY);
      while (process.isAlive() && staged().size() < packs) {
        process.endsWithin(Duration.ofMillis(3));
      }
      process.endsWithin(Duration.ofMillis(packs == 0 ? 3_000 : 1));
      process.kill();
      assertThat(canaries().leaks()).allMatch(find -> find.matches(BUNDLES));
      assertThat(staged()).allMatch(ExportCanaryIT::isPrivate);
      most = Math.max(most, staged().size());
    }
    assertThat(most).as("packs of bundles that a killed run left").isPositive();
    canaries().storeHasNone();
  }

  private List<Path> staged() throws IOException {
    Path staging = folder.resolve(".steward/staging");
    if (!Files.isDirectory(staging)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(staging)) {
      return files.filter(file -> file.toString().contains(".pack")).toList();
    } catch (UncheckedIOException e) {
      return List.of(); // a file was renamed meanwhile
    }
  }

  private static boolean isPrivate(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file)).equals("rw-------");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StewardProcess.Result run(Path configuration, String... words) {
    return start(configuration, words).result();
  }

  private StewardProcess start(Path configuration, String... words) {
    return canaries().start(configuration, words);
  }

  private CanaryFolder canaries() {
    return new CanaryFolder(folder);
  }
}
