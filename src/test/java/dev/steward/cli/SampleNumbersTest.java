package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.eligibility.JudgedSample;
import dev.steward.testkit.EligibilityRuns;
import dev.steward.testkit.SampleCopy;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Acceptance 1: what the demo prints, beside SQL over {@code sample-data/}. */
class SampleNumbersTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-01", "2026-10-20", "2027-06-30"})
  void demoPrintsForEachActivityTheNumbersThatSqlFindsInTheSample(String day) throws Exception {
    EligibilityRuns runs = SampleCopy.of(folder);
    EligibilityRuns.Result result = runs.run(day);
    assertThat(result.status()).as(result.err()).isIn(0, 3);
    StringWriter table = new StringWriter();
    EligibilityTable.latest(folder.resolve("reports").toString()).print(new PrintWriter(table));

    List<String> printed = JudgedSample.printed(table.toString().lines().toList());
    assertThat(printed)
        .hasSizeGreaterThan(30)
        .containsExactlyInAnyOrderElementsOf(JudgedSample.numbers(folder, day));
  }
}
