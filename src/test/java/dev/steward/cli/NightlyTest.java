package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.EligibilityRuns;
import dev.steward.testkit.EligibilityRuns.Result;
import dev.steward.testkit.ReportTable;
import dev.steward.testkit.SampleCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night over the sample. */
class NightlyTest {
  private static final String DAY = "2026-11-01";

  @TempDir Path folder;
  private EligibilityRuns runs = new EligibilityRuns(Path.of(""), Path.of(""), List.of());

  @BeforeEach
  void sample() throws Exception {
    runs = SampleCopy.of(folder);
  }

  private Result night(String... more) {
    return runs.runJob("nightly", DAY, more);
  }

  private Path published(String job) {
    return folder.resolve("reports").resolve(job).resolve(DAY);
  }

  /** Lines {@code part status}. */
  private static List<String> parts(Result night) {
    List<String> parts = new ArrayList<>();
    for (Map<String, @Nullable String> row : night.csv("summary").rows()) {
      parts.add(row.get("part") + " " + row.get("status"));
    }
    return parts;
  }

  /** Each file of a publication, with when it was written. */
  private Map<String, String> files(String job) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(published(job))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(file.toString(), Files.getLastModifiedTime(file) + " " + Files.size(file));
      }
    }
    return files;
  }

  @Test
  void runsEachPartAsARunOfItsOwnAndGathersWhatNeedsAPerson() {
    Result night = night();

    assertThat(night.status()).as(night.out() + night.err()).isEqualTo(3);
    assertThat(parts(night))
        .containsExactly(
            "pii-inventory complete",
            "subject-export complete",
            "subject-rectification complete",
            "subject-erasure complete",
            "consent-eligibility complete");
    assertThat(night.out())
        .contains("nightly 2026-11-01 is complete", "5 parts: 5 complete")
        .contains("  pii-inventory: undeclared personal data: crm.old_newsletter_import.mail")
        .contains("  subject-erasure: residue of REQ-2026-0006")
        .containsOnlyOnce("requests that could not be taken: 2 in the inbox");
    for (Map<String, @Nullable String> row : night.csv("summary").rows()) {
      assertThat(folder.resolve("reports/" + row.get("report")).resolve("manifest.json")).exists();
    }
  }

  @Test
  void doesNothingTwice() throws Exception {
    night();
    Map<String, String> before = files("subject-erasure");

    Result again = night();

    assertThat(again.status()).isEqualTo(3);
    assertThat(again.out()).contains("nightly 2026-11-01 is already complete");
    assertThat(files("subject-erasure")).isEqualTo(before);
  }

  @Test
  void takesOverAPartThatWasRunBefore() throws Exception {
    runs.runJob("pii-inventory", DAY);
    Map<String, String> before = files("pii-inventory");

    assertThat(parts(night())).contains("pii-inventory complete");
    assertThat(files("pii-inventory")).isEqualTo(before);
  }

  @Test
  void doesWhatItCanWhereASourceIsDownAndTheRestOnceItIsBack() throws Exception {
    Path lake = folder.resolve("lake");
    Path away = Files.move(lake, folder.resolve("away"));

    Result night = night();

    assertThat(night.status()).isOne();
    assertThat(parts(night))
        .containsExactly(
            "pii-inventory incomplete",
            "subject-export incomplete",
            "subject-rectification incomplete",
            "subject-erasure not-begun",
            "consent-eligibility complete");
    assertThat(night.err())
        .contains("nightly 2026-11-01 is incomplete")
        .contains("  pii-inventory: lake")
        .contains("  subject-export: lake")
        .contains("  subject-erasure: waits for subject-export, which is not complete");
    Path reasons = published("consent-eligibility").resolve("reasons.csv");
    FileTime decided = Files.getLastModifiedTime(reasons);
    ReportTable inventory = ReportTable.csv(published("pii-inventory").resolve("inventory.csv"));
    assertThat(inventory.cell("status", "crm", "contact", "emailaddress1")).isEqualTo("confirmed");

    Files.move(away, lake);
    Result finished = night();

    assertThat(finished.status()).as(finished.err()).isEqualTo(3);
    assertThat(parts(finished))
        .containsExactly(
            "pii-inventory complete",
            "subject-export complete",
            "subject-rectification complete",
            "subject-erasure complete",
            "consent-eligibility complete");
    assertThat(Files.getLastModifiedTime(reasons)).isEqualTo(decided);
  }

  @Test
  void publishesTheSameOnceTheSourceIsBackAsIfItHadNeverBeenDown() throws Exception {
    Path lake = folder.resolve("lake");
    Path away = Files.move(lake, folder.resolve("away"));
    night("--steward.nightly.parts=pii-inventory,subject-export");
    Files.move(away, lake);
    night("--steward.nightly.parts=pii-inventory,subject-export");
    String inventory = Files.readString(published("pii-inventory").resolve("inventory.csv"));

    Path other = Files.createDirectories(folder.resolve("other"));
    EligibilityRuns undisturbed = SampleCopy.of(other);
    Result night =
        undisturbed.runJob("nightly", DAY, "--steward.nightly.parts=pii-inventory,subject-export");

    assertThat(parts(night)).containsExactly("pii-inventory complete", "subject-export complete");
    assertThat(
            Files.readString(
                other.resolve("reports/pii-inventory").resolve(DAY).resolve("inventory.csv")))
        .isEqualTo(inventory);
  }

  @Test
  void waitsForAPersonWhereTheErasureDoes() throws Exception {
    String[] few = {"--steward.erasure.limits.rows=1"};

    Result night = night(few);

    assertThat(night.status()).as(night.err()).isEqualTo(3);
    assertThat(parts(night)).contains("subject-erasure awaiting", "consent-eligibility complete");
    String hash = night.out().replaceAll("(?s).*go on by confirm=([0-9a-f]{64}).*", "$1");
    assertThat(hash).hasSize(64);

    assertThat(parts(night(few))).contains("subject-erasure awaiting");

    Result confirmed = runs.runJob("nightly", DAY, few[0], "confirm=" + hash);

    assertThat(confirmed.status()).as(confirmed.err()).isEqualTo(3);
    assertThat(parts(confirmed)).contains("subject-erasure complete");
  }

  @Test
  void namesWhatCannotBeAPart() {
    Result unknown = night("--steward.nightly.parts=pii-inventry");

    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.err())
        .contains("steward.nightly.parts: no such part: pii-inventry; did you mean pii-inventory?");

    assertThat(runs.runJob("nightly", DAY, "mode=plan").status()).isEqualTo(2);
  }
}
