package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.EligibilityRuns;
import dev.steward.testkit.ReportTable;
import dev.steward.testkit.SampleCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acceptance 3: a day in the past is answered as it was then. */
class PastEligibilityTest {
  private static final String DAY = "2026-10-15";

  @TempDir Path folder;

  @Test
  void aDayInThePastIsDecidedAlikeAfterLaterEventsAndRequestsWereAdded() throws Exception {
    EligibilityRuns runs = SampleCopy.of(folder);
    assertThat(runs.run(DAY).status()).isEqualTo(3);
    List<Map<String, @Nullable String>> then = rows(DAY, "eligibility");
    List<String> people = then.stream().map(row -> "" + row.get("contact_id")).distinct().toList();

    StringBuilder events = new StringBuilder("\n");
    StringBuilder requests = new StringBuilder();
    for (int i = 0; i < people.size(); i++) {
      String level = List.of("none", "marketing", "profiling").get(i % 3);
      events.append(
          "LATER-%d,%s,%s,2026-10-16T00:00:00Z,web,,\n".formatted(i, people.get(i), level));
      String type = List.of("restriction", "objection", "withdraw-consent", "erasure").get(i % 4);
      requests.append("LATER-%d,%s,key,%s,2026-10-16,true,,,\n".formatted(i, type, people.get(i)));
    }
    append("drops/consent-events.csv", events);
    append("drops/subject-requests.csv", requests);

    assertThat(runs.run(DAY, "run=2").status()).isEqualTo(3);
    for (String report : List.of("eligibility", "summary", "reasons", "reconsent", "conflicts")) {
      assertThat(rows(DAY + "-run2", report)).isEqualTo(rows(DAY, report));
    }
    assertThat(runs.run("2026-10-16").status()).isEqualTo(3);
    long same = rows("2026-10-16", "eligibility").stream().filter(then::contains).count();
    assertThat(same).isLessThan(then.size() / 2);
  }

  private void append(String file, CharSequence lines) throws IOException {
    Files.writeString(folder.resolve(file), lines, StandardOpenOption.APPEND);
  }

  /** Without {@code change}, which depends on the runs before. */
  private List<Map<String, @Nullable String>> rows(String label, String report) {
    Path file =
        folder.resolve("reports/consent-eligibility").resolve(label).resolve(report + ".csv");
    List<Map<String, @Nullable String>> rows = ReportTable.csv(file).rows();
    rows.forEach(row -> row.remove("change"));
    return rows;
  }
}
