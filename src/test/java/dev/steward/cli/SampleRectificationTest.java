package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.EligibilityRuns;
import dev.steward.testkit.EligibilityRuns.Result;
import dev.steward.testkit.SampleContents;
import dev.steward.testkit.SampleCopy;
import dev.steward.testkit.sample.Person;
import dev.steward.testkit.sample.SampleEstate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sample's people say is wrong is put right, and every other cell stays as it is. */
class SampleRectificationTest {
  private static final SampleEstate ESTATE = SampleEstate.generate(SampleEstate.SEED);
  private static final Person RENAMED = person("j.urbansky@example.net");
  private static final Person MOVED = person("verduzco72@example.org");

  @TempDir Path folder;

  private static Person person(String email) {
    List<Person> found = ESTATE.people().stream().filter(it -> it.email().equals(email)).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  /** A cell that changed. */
  private record Change(String table, String column, String contact, String before, String after) {}

  private static List<Change> changes(
      Map<String, List<Map<String, @Nullable String>>> before,
      Map<String, List<Map<String, @Nullable String>>> after) {
    List<Change> changes = new ArrayList<>();
    assertThat(after.keySet()).isEqualTo(before.keySet());
    before.forEach(
        (table, rows) -> {
          List<Map<String, @Nullable String>> now = Objects.requireNonNull(after.get(table));
          assertThat(now).as(table).hasSameSizeAs(rows);
          for (int i = 0; i < rows.size(); i++) {
            Map<String, @Nullable String> row = rows.get(i);
            for (String column : row.keySet()) {
              if (!Objects.equals(row.get(column), now.get(i).get(column))) {
                changes.add(
                    new Change(
                        table,
                        column,
                        "" + row.get("contactid"),
                        "" + row.get(column),
                        "" + now.get(i).get(column)));
              }
            }
          }
        });
    return changes;
  }

  @Test
  void putsRightWhatIsAskedAndNothingElse() throws Exception {
    EligibilityRuns runs = SampleCopy.of(folder);
    Map<String, List<Map<String, @Nullable String>>> before = SampleContents.of(folder);

    Result result = runs.runJob("subject-rectification", "2026-11-01");

    assertThat(result.status()).as(result.out() + result.err()).isEqualTo(3);
    List<Change> changes = changes(before, SampleContents.of(folder));
    List<Map<String, @Nullable String>> forms = of(before, "crm.form_submission");
    List<String> theirs =
        forms.stream()
            .filter(row -> RENAMED.key().equals(row.get("contactid")))
            .map(row -> "" + row.get("payload"))
            .filter(payload -> payload.contains("\"family\":\"Urbansky\""))
            .toList();
    assertThat(theirs).hasSizeGreaterThan(1);
    assertThat(changes)
        .hasSize(2 + theirs.size())
        .contains(
            new Change("crm.contact", "lastname", RENAMED.key(), "Urbansky", "Example-Newname"),
            new Change("crm.contact", "address1_city", MOVED.key(), "Madrid", "Newtown"));
    for (String payload : theirs) {
      String right = payload.replace("\"family\":\"Urbansky\"", "\"family\":\"Example-Newname\"");
      assertThat(changes)
          .contains(new Change("crm.form_submission", "payload", RENAMED.key(), payload, right));
    }
  }

  @Test
  void tellsWhatBecameOfEachRequestAndWhatItLeft() throws Exception {
    EligibilityRuns runs = SampleCopy.of(folder);

    Result result = runs.runJob("subject-rectification", "2026-11-01");

    assertThat(result.out())
        .contains("2 requests, 2 of them carried out")
        .contains("REQ-2026-0010: what is wrong stands elsewhere too, and is left there: ")
        .contains("crm.contact.fullname (elsewhere)", "crm.note.notetext (elsewhere)")
        .contains("to be told of it (Art. 19): our hosting provider in Frankfurt");
    assertThat(result.csv("corrections").rows())
        .anySatisfy(
            row ->
                assertThat(row)
                    .containsEntry("request_id", "REQ-2026-0010")
                    .containsEntry("column", "payload.fields.name.family")
                    .containsEntry("category", "family-name")
                    .containsEntry("status", "corrected"))
        .noneSatisfy(row -> assertThat(row).containsEntry("status", "failed"))
        .noneSatisfy(row -> assertThat(row).containsEntry("column", "emailaddress1"));
    assertThat(runs.request("list").out().lines())
        .filteredOn(line -> line.contains("  rectification  "))
        .hasSize(2)
        .allMatch(line -> line.contains("  completed"));
  }

  private static List<Map<String, @Nullable String>> of(
      Map<String, List<Map<String, @Nullable String>>> estate, String table) {
    return Objects.requireNonNull(estate.get(table));
  }
}
