package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.EligibilityRuns;
import dev.steward.testkit.EligibilityRuns.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages after a job that was run alone. */
class PagesOfRunsTest {
  private static final String DAY = "2026-11-01";

  @TempDir Path folder;
  private EligibilityRuns runs = new EligibilityRuns(Path.of(""), Path.of(""), List.of());

  @BeforeEach
  void files() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(data.resolve("contact.csv"), "id,email\n1,anna@example.org\n");
    runs =
        EligibilityRuns.of(
            folder, "steward: {sources: {drops: {type: csv, location: %s}}}".formatted(data));
  }

  private Path index() {
    return folder.resolve("reports/index.html");
  }

  private Path page(String day) {
    return folder.resolve("reports/pii-inventory").resolve(day + ".html");
  }

  private Result inventory(String day) {
    Result run = runs.runJob("pii-inventory", day);
    assertThat(run.err()).doesNotContain("Pages");
    return run;
  }

  private FileTime changed(Path page) throws IOException {
    return Files.getLastModifiedTime(page);
  }

  @Test
  void tellOfItAndOfThoseBefore() throws Exception {
    assertThat(inventory(DAY).status()).isEqualTo(3);

    assertThat(index()).content().contains("1 November 2026");
    assertThat(page(DAY)).content().contains("drops.contact.email");
    FileTime first = changed(page(DAY));

    inventory("2026-11-02");

    assertThat(index()).content().contains("2 November 2026");
    assertThat(page("2026-11-02")).exists();
    assertThat(changed(page(DAY))).isEqualTo(first);
    Result verified = runs.verify();
    assertThat(verified.status()).as(verified.out() + verified.err()).isZero();
  }

  @Test
  void areWrittenWhereAKilledRunLeftThemOutAndLeftAsTheyAreOtherwise() throws Exception {
    inventory(DAY);
    FileTime written = changed(index());

    assertThat(inventory(DAY).out()).contains("is already complete");
    assertThat(changed(index())).isEqualTo(written);

    Files.delete(page(DAY));
    assertThat(inventory(DAY).out()).contains("is already complete");
    assertThat(page(DAY)).exists();
    Result verified = runs.verify();
    assertThat(verified.status()).as(verified.out() + verified.err()).isZero();
  }

  @Test
  void tellOfARunThatIsIncomplete() throws Exception {
    Files.move(folder.resolve("data"), folder.resolve("away"));

    assertThat(inventory(DAY).status()).isOne();

    assertThat(index()).content().contains("Not complete");
  }

  @Test
  void areNoReasonToFail() throws Exception {
    Files.createDirectories(index().resolve("in the way"));

    Result run = runs.runJob("pii-inventory", DAY);

    assertThat(run.status()).as(run.err()).isEqualTo(3);
  }
}
