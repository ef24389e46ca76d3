package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.catalog.Sources;
import dev.steward.config.ConfigurationFiles;
import dev.steward.config.StewardConfiguration;
import dev.steward.consent.Activity;
import dev.steward.consent.Activity.Subject;
import dev.steward.eligibility.EligibilitySettings;
import dev.steward.eligibility.Explained;
import dev.steward.eligibility.Explainer;
import dev.steward.eligibility.JudgedEstate;
import dev.steward.eligibility.RegisteredPeople;
import dev.steward.testkit.EligibilityRuns;
import dev.steward.testkit.SampleCopy;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is explained about one person, beside what the job published about all. */
class ExplainAgreesTest {
  @TempDir Path folder;

  @Test
  void explainsEveryContactAndLeadOfTheSampleAsTheJobDecidedIt() throws Exception {
    EligibilityRuns runs = SampleCopy.of(folder);

    compare(runs, "2026-11-01", 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"duplicates", "no-ledger-own-level", "noise-west-duplicates"})
  void explainsAsTheJobDecidesInAnyEstate(String variant) throws Exception {
    try (JudgedEstate estate = JudgedEstate.of(variant, 3_000, folder)) {
      compare(estate.runs(), estate.asOf(), 23);
    }
  }

  private static void compare(EligibilityRuns runs, String asOf, int every) throws Exception {
    EligibilityRuns.Result result = runs.run(asOf);
    assertThat(result.status()).as(result.err()).isIn(0, 3);
    StewardConfiguration steward =
        StewardConfiguration.from(
            ConfigurationFiles.load(List.of(runs.configuration()), runs.properties()));
    EligibilitySettings settings = steward.eligibility().orElseThrow();
    Map<Subject, List<Activity>> activities = new TreeMap<>();
    Map<String, Activity> byId = new TreeMap<>();
    for (Activity activity : settings.activities()) {
      activities.computeIfAbsent(activity.subject(), it -> new ArrayList<>()).add(activity);
      byId.put(activity.id(), activity);
    }
    Map<Subject, Map<String, Map<String, String>>> published = new TreeMap<>();
    for (Map<String, @Nullable String> row : result.csv("eligibility").rows()) {
      Activity activity = Objects.requireNonNull(byId.get("" + row.get("activity")));
      published
          .computeIfAbsent(activity.subject(), it -> new TreeMap<>())
          .computeIfAbsent("" + row.get("contact_id"), it -> new TreeMap<>())
          .put(activity.id(), "" + row.get("reason"));
    }
    LocalDate day = LocalDate.parse(asOf);
    try (Sources sources = new Sources(steward.sources())) {
      Explainer explainer =
          new Explainer(
              settings,
              settings.policy().asOf(day),
              sources,
              RegisteredPeople.of(
                  RequestsOnRecord.inForce(steward, day).orElseThrow(),
                  settings,
                  steward.catalog()));
      for (Subject subject : List.of(Subject.CONTACT, Subject.LEAD)) {
        int number = 0;
        Map<String, Map<String, String>> explained = new LinkedHashMap<>();
        Map<String, Map<String, String>> expected = new LinkedHashMap<>();
        for (var person : published.getOrDefault(subject, Map.of()).entrySet()) {
          if (number++ % every == 0) {
            List<Activity> of = activities.getOrDefault(subject, List.of());
            expected.put(person.getKey(), person.getValue());
            explained.put(
                person.getKey(),
                reasons(
                    subject == Subject.LEAD
                        ? explainer.lead(person.getKey(), of)
                        : explainer.contact(person.getKey(), of)));
          }
        }
        assertThat(expected).hasSizeGreaterThan(20);
        assertThat(explained).isEqualTo(expected);
      }
    }
  }

  /** Of the activities that the person is a member for. */
  private static Map<String, String> reasons(Explained explained) {
    Map<String, String> reasons = new TreeMap<>();
    for (Explained.Verdict verdict : explained.verdicts()) {
      if (verdict instanceof Explained.Decided decided) {
        reasons.put(
            decided.explanation().activity().id(), decided.explanation().reason().toString());
      }
    }
    return reasons;
  }
}
