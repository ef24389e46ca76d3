package dev.steward.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.EligibilityRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every decision of the job beside that of rules written independently, in SQL. */
class JudgedEligibilityTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "base",
        "contact",
        "ledger",
        "no-ledger-own-level",
        "own-level-ledger",
        "duplicates",
        "east-25h",
        "clamp",
        "leap-day",
        "noise-west-duplicates",
        "register"
      })
  void decidesAsTheJudge(String variant) throws Exception {
    compare(variant, 20_000);
  }

  static Set<String> allVariants() throws IOException {
    return Judge.variants().keySet();
  }

  @Tag("sweep")
  @ParameterizedTest
  @MethodSource("allVariants")
  void decidesAsTheJudgeInEveryVariant(String variant) throws Exception {
    compare(variant, 20_000);
  }

  @Tag("sweep")
  @Test
  void decidesAsTheJudgeAboutAMillionContacts() throws Exception {
    compare("register-noise-duplicates", 1_000_000);
  }

  private void compare(String variant, int contacts) throws Exception {
    try (Judge judge = Judge.of(variant, contacts, folder)) {
      EligibilityRuns.Result result =
          EligibilityRuns.of(folder, judge.configuration(folder)).run(judge.value("as_of"));

      assertThat(result.status()).as(result.err()).isIn(0, 3); // the ledger has lines that are none
      List<String> differences = judge.differences(result.reports());
      assertThat(judge.reasons()).isGreaterThan(7);
      assertThat(differences.stream().limit(10))
          .as("%d of %d differ", differences.size(), judge.decisions())
          .isEmpty();
    }
  }
}
