package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.TableRef;
import dev.steward.testkit.EligibilityRuns;
import dev.steward.testkit.EligibilityRuns.Result;
import dev.steward.testkit.SampleContents;
import dev.steward.testkit.SampleCopy;
import dev.steward.testkit.sample.Person;
import dev.steward.testkit.sample.PlantedCell;
import dev.steward.testkit.sample.SampleEstate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who of the sample asks for erasure is gone, held against the generator's own record. */
class SampleErasureTest {
  private static final SampleEstate ESTATE = SampleEstate.generate(SampleEstate.SEED);

  /** Those whose requests can be carried out, by request. */
  private static final Map<String, Person> ERASED =
      Map.of(
          "REQ-2026-0005", person(it -> it.email().equals("louna_dufour@example.net")),
          "REQ-2026-0006", person(it -> it.email().equals("s.lubke@example.net")),
          "REQ-2026-0007", person(it -> it.mobile().replace(" ", "").equals("+34612345102")),
          "REQ-2026-0009", person(it -> it.key().equals("c8b93232-2d3e-4fec-8629-d56fee68563f")),
          "REQ-2026-0024", person(it -> it.email().equals("erling.morberg@example.org")));

  private static final List<String> DELETED =
      List.of(
          "crm.lead",
          "crm.segment_member",
          "crm.payment_method",
          "crm.note",
          "crm.event_registration",
          "crm.form_submission",
          "lake.email_interaction",
          "lake.web/visit",
          "drops.mailing-list");

  /** What stays of a contact who is erased. */
  private static final Set<String> KEPT_OF_CONTACTS =
      Set.of(
          "contactid",
          "jobtitle",
          "preferredlanguage",
          "creditscore",
          "createdon",
          "modifiedon",
          "parentcustomerid",
          "msgdpr_gdprconsent",
          "msgdpr_gdprischild",
          "msgdpr_donottrack",
          "msgdpr_consentchangesourceformid");

  private static final Set<String> BLANKED_IN_ORDERS =
      Set.of("shippingname", "shippingphone", "shippingaddress");

  @TempDir Path folder;

  private static Person person(Predicate<Person> who) {
    List<Person> found = ESTATE.people().stream().filter(who).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static Set<String> keys() {
    return ERASED.values().stream().map(Person::key).collect(Collectors.toSet());
  }

  @Test
  void leavesNothingOfTheErasedAndAllOfEverybodyElse() throws Exception {
    EligibilityRuns runs = SampleCopy.of(folder);
    Map<String, List<Map<String, @Nullable String>>> before = SampleContents.of(folder);

    Result result = runs.runJob("subject-erasure", "2026-11-01");

    assertThat(result.status()).as(result.out() + result.err()).isEqualTo(3);
    Map<String, List<Map<String, @Nullable String>>> after = SampleContents.of(folder);
    for (String table : before.keySet()) {
      if (!DELETED.contains(table) && !changed().contains(table)) {
        same(of(after, table), of(before, table));
      }
    }
    for (String table : DELETED) {
      deleted(table, before, after);
    }
    anonymised(of(before, "crm.contact"), of(after, "crm.contact"));
    retained(of(before, "crm.orders"), of(after, "crm.orders"));
    proofOfConsent(of(before, "drops.consent-events"), of(after, "drops.consent-events"));
  }

  private static List<Map<String, @Nullable String>> of(
      Map<String, List<Map<String, @Nullable String>>> estate, String table) {
    return Objects.requireNonNull(estate.get(table));
  }

  private static Set<String> changed() {
    return Set.of("crm.contact", "crm.orders", "drops.consent-events");
  }

  /** A₁ = A₀ − B₀. */
  private static void deleted(
      String table,
      Map<String, List<Map<String, @Nullable String>>> before,
      Map<String, List<Map<String, @Nullable String>>> after) {
    int planted = 0;
    for (Person person : ERASED.values()) {
      TableRef ref =
          new TableRef(
              table.substring(0, table.indexOf('.')), table.substring(table.indexOf('.') + 1));
      planted +=
          (int)
              ESTATE.truth().about(person.key()).stream()
                  .filter(cell -> cell.column().table().equals(ref))
                  .filter(cell -> cell.reach() == PlantedCell.Reach.OWN_ROW)
                  // a line of the mailing list without an address tells nobody
                  .filter(
                      cell ->
                          !table.equals("drops.mailing-list")
                              || (cell.column().column().equals("email")
                                  && !cell.value().equals("")))
                  .map(PlantedCell::row)
                  .distinct()
                  .count();
    }
    List<Map<String, @Nullable String>> gone = new ArrayList<>(of(before, table));
    of(after, table).forEach(row -> assertThat(gone.remove(row)).as(table + " " + row).isTrue());
    assertThat(gone).as(table).hasSize(planted);
    assertThat(gone)
        .allMatch(
            row ->
                ERASED.values().stream()
                    .anyMatch(
                        person ->
                            row.toString().contains(person.key())
                                || row.toString().contains(person.email())));
  }

  private static void anonymised(
      List<Map<String, @Nullable String>> before, List<Map<String, @Nullable String>> after) {
    List<Map<String, @Nullable String>> expected = new ArrayList<>();
    for (Map<String, @Nullable String> row : before) {
      Map<String, @Nullable String> now = new LinkedHashMap<>(row);
      if (keys().contains(Objects.requireNonNull(row.get("contactid")))) {
        now.replaceAll((column, cell) -> KEPT_OF_CONTACTS.contains(column) ? cell : null);
        now.put("fullname", "erased");
      } else if (row.get("msgdpr_gdprparentid") != null
          && keys().contains(row.get("msgdpr_gdprparentid"))) {
        now.put("msgdpr_gdprparentid", null);
      }
      expected.add(now);
    }
    same(after, expected);
    assertThat(after.equals(before)).isFalse();
  }

  private static void same(
      List<Map<String, @Nullable String>> rows, List<Map<String, @Nullable String>> expected) {
    assertThat(rows).hasSameSizeAs(expected);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i)).isEqualTo(expected.get(i));
    }
  }

  private static void retained(
      List<Map<String, @Nullable String>> before, List<Map<String, @Nullable String>> after) {
    List<Map<String, @Nullable String>> expected = new ArrayList<>();
    for (Map<String, @Nullable String> row : before) {
      Map<String, @Nullable String> now = new LinkedHashMap<>(row);
      if (keys().contains(Objects.requireNonNull(row.get("contactid")))) {
        now.replaceAll((column, cell) -> BLANKED_IN_ORDERS.contains(column) ? null : cell);
      }
      expected.add(now);
    }
    same(after, expected);
    assertThat(after.equals(before)).isFalse();
  }

  /** Kept to the end of the third year after it was given. */
  private static void proofOfConsent(
      List<Map<String, @Nullable String>> before, List<Map<String, @Nullable String>> after) {
    List<Map<String, @Nullable String>> expected =
        before.stream()
            .filter(
                row -> {
                  String line = Objects.requireNonNull(row.get("line"));
                  String[] cells = line.split(",", -1);
                  return !keys().contains(cells[1]) || cells[3].compareTo("2022-12-31T24") > 0;
                })
            .toList();
    same(after, expected);
    assertThat(after).hasSizeLessThan(before.size());
  }

  @Test
  void tellsWhatBecameOfEachRequest() throws Exception {
    EligibilityRuns runs = SampleCopy.of(folder);
    assertThat(runs.request("list").status()).isZero();
    runs.runJob("subject-export", "2026-10-31"); // takes the inbox
    assertThat(runs.request("hold", "REQ-2026-0007", "--reason", "a claim in court").status())
        .isZero();

    Result result = runs.runJob("subject-erasure", "2026-11-01");

    assertThat(result.out())
        .contains("request that fits several people: REQ-2026-0020")
        .contains("residue of REQ-2026-0006: lake.web/visit.pages.url");
    Map<String, String> states = new TreeMap<>();
    runs.request("list")
        .out()
        .lines()
        .filter(line -> line.contains("  erasure  "))
        .map(line -> line.split("\\s+"))
        .forEach(words -> states.put(words[0], words[2]));
    assertThat(states)
        .containsEntry("REQ-2026-0005", "completed-with-retention")
        .containsEntry("REQ-2026-0006", "failed")
        .containsEntry("REQ-2026-0007", "on-hold")
        .containsEntry("REQ-2026-0008", "received")
        .containsEntry("REQ-2026-0009", "completed-with-retention")
        .containsEntry("REQ-2026-0019", "not-found")
        .containsEntry("REQ-2026-0020", "ambiguous")
        .containsEntry("REQ-2026-0024", "failed");
    assertThat(of(SampleContents.of(folder), "crm.contact").toString())
        .as("who is on hold")
        .contains(Objects.requireNonNull(ERASED.get("REQ-2026-0007")).email())
        .doesNotContain(Objects.requireNonNull(ERASED.get("REQ-2026-0005")).email());
  }

  /** The first run has erased the addresses by which kept rows are known to be theirs. */
  @Test
  void findsInTheNextRunTheSameLeftAsInTheFirst() throws Exception {
    EligibilityRuns runs = SampleCopy.of(folder);
    runs.runJob("subject-erasure", "2026-11-01");

    Result next = runs.runJob("subject-erasure", "2026-11-02");

    assertThat(next.out().lines().map(String::strip).filter(line -> line.startsWith("residue of")))
        .containsExactly(
            "residue of REQ-2026-0006: lake.web/visit.pages.url",
            "residue of REQ-2026-0024: crm.form_submission.payload, crm.old_newsletter_import.mail");
    assertThat(next.out()).doesNotContain("blocked");
  }
}
