package dev.steward.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.Canary;
import dev.steward.testkit.LeakSearch;
import dev.steward.testkit.StewardProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plants canaries in all that {@code consent-eligibility} reads, and looks for them in all that it
 * leaves behind: only keys may be found, and in lists of contacts only.
 */
class ConsentCanaryIT {
  /** Published, or hidden until the run is finished. */
  private static final String LISTS =
      "(?s)reports/consent-eligibility/"
          + "(2026-02-01|\\.2026-02-01\\.staging|\\.parts-2026-02-01-\\d+)/"
          + "(eligibility|reconsent|conflicts|consent-records)[^:/]*(/part-\\d+\\.parquet)?: .*";

  @TempDir Path estate;
  @TempDir Path folder;

  private Path configuration = Path.of("");

  @BeforeEach
  void plant() throws IOException, SQLException {
    configuration = CanaryConsent.write(estate);
  }

  @Test
  void leavesNothingBehindButKeysInListsOfContacts() throws Exception {
    StewardProcess.Result run = run("run", "consent-eligibility", "as-of=2026-02-01");

    assertThat(run.status()).as(run.err()).isEqualTo(1);
    assertThat(run.err()).contains(" TRACE ").contains("members of cast", "broken: not decided");
    assertThat(canaries().leaks())
        .isNotEmpty()
        .allMatch(find -> find.matches(LISTS))
        .noneMatch(find -> find.toLowerCase(Locale.ROOT).contains(Canary.WORD));
    assertThat(beside("ledger.csv.rejected.csv")).isGreaterThan(100);
    assertThat(beside("inbox.csv.rejected.csv")).isGreaterThan(30);
    canaries().storeHasNone();
  }

  @Test
  void leavesNothingBehindWhereReportsArePseudonymised() throws Exception {
    String[] words = {
      "run", "consent-eligibility", "as-of=2026-02-01", "--steward.reports-pseudonymised=true"
    };

    assertThat(run(words).status()).isEqualTo(1);
    assertThat(canaries().leaks()).isEmpty();
    canaries().storeHasNone();
    String list =
        Files.readString(folder.resolve("reports/consent-eligibility/2026-02-01/eligibility.csv"));
    assertThat(list.lines().count()).isGreaterThan(600);
  }

  @Test
  void leavesNothingBehindOfAKilledRun() throws Exception {
    for (int millis : List.of(2_000, 3_000, 4_000)) {
      StewardProcess process = start("run", "consent-eligibility", "as-of=2026-02-01");
      process.endsWithin(Duration.ofMillis(millis));
      process.kill();
      assertThat(canaries().leaks()).allMatch(find -> find.matches(LISTS));
    }
  }

  @Test
  void explainsWithoutNamingAnybody() throws Exception {
    run("run", "consent-eligibility", "as-of=2026-02-01");
    for (int number : List.of(1, 2, 7, 11, 13)) {
      StewardProcess.Result explained =
          StewardProcess.start(
                  folder,
                  List.of("-Xmx512m"),
                  "explain",
                  "" + new Canary(number).key(),
                  "as-of=2026-02-01",
                  "--config",
                  configuration.toString())
              .result();

      assertThat(explained.status()).isOne(); // the members of one segment cannot be read
      assertThat(explained.out())
          .contains("newsletter: ", "broken: not decided", "Events", "E" + number + ": ");
      assertThat(new LeakSearch().text("explain", explained.out() + explained.err()).finds())
          .isEmpty();
    }
  }

  private StewardProcess.Result run(String... words) {
    return start(words).result();
  }

  private StewardProcess start(String... words) {
    return canaries().start(configuration, words);
  }

  /** How many lines a file beside an input has, none of which is a leak. */
  private long beside(String file) throws IOException {
    String text = Files.readString(estate.resolve(file));
    assertThat(new LeakSearch().text(file, text).finds()).isEmpty();
    return text.lines().count();
  }

  private CanaryFolder canaries() {
    return new CanaryFolder(folder);
  }
}
