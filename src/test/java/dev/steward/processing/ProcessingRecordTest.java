package dev.steward.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.config.ConfigurationFiles;
import dev.steward.config.StewardConfiguration;
import dev.steward.files.FileStore;
import dev.steward.report.PublishedReport;
import dev.steward.report.ReportColumn;
import dev.steward.testkit.EligibilityRuns;
import dev.steward.testkit.EligibilityRuns.Result;
import dev.steward.testkit.SampleCopy;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessingRecordTest {
  @TempDir Path folder;

  @Test
  void tellsOfEachActivityWhatTheConfigurationSays() throws Exception {
    StewardConfiguration steward = sample();
    Map<String, Map<String, @Nullable Object>> rows =
        rows(steward, HeldCategories.declared(steward.catalog()));

    Map<String, @Nullable Object> newsletter = row(rows, "spring-newsletter");
    assertThat(newsletter)
        .containsEntry("kind", "customer-journey")
        .containsEntry(
            "controller",
            "Fabrikam Marketing GmbH (invented), Musterstraße 5, 10115 Berlin; privacy@example.com")
        .containsEntry("purposes", "news and offers of the season")
        .containsEntry("purpose_iris", "https://w3id.org/dpv#DirectMarketing")
        .containsEntry("legal_basis", "consent (Art. 6(1)(a)), marketing or higher")
        .containsEntry("people", "crm.contact")
        .containsEntry(
            "people_iris", "https://w3id.org/dpv#DataSubject; https://w3id.org/dpv#Child")
        .containsEntry("recipients", "our hosting provider in Frankfurt")
        .containsEntry("transfers", "none")
        .containsEntry("origin", "you, and what you did on our site")
        .containsEntry("automated_decision", false);
    assertThat(row(rows, "vip-score"))
        .containsEntry("purpose_iris", "https://w3id.org/dpv#Marketing")
        .containsEntry("automated_decision", true);
    assertThat(row(rows, "loyalty-statement"))
        .containsEntry("purpose_iris", "https://w3id.org/dpv#CustomerRelationshipManagement");
    assertThat((String) newsletter.get("categories")).contains("date-of-birth; email; ");
    assertThat((String) newsletter.get("category_iris"))
        .contains("https://w3id.org/dpv/pd#BirthDate; https://w3id.org/dpv/pd#EmailAddress");
    assertThat((String) newsletter.get("sources")).contains("crm.contact");
  }

  @Test
  void tellsOfEachTableWhoseDataItHoldsAndHowLong() throws Exception {
    StewardConfiguration steward = sample();
    Map<String, Map<String, @Nullable Object>> rows =
        rows(steward, HeldCategories.declared(steward.catalog()));

    assertThat(row(rows, "crm.orders"))
        .containsEntry("kind", "data-set")
        .containsEntry("purposes", "to fulfil orders; to send the news that you asked for")
        .containsEntry("legal_basis", null)
        .containsEntry("people", "crm.contact; crm.lead")
        .containsEntry("categories", "full-address; person-id; person-name")
        .containsEntry("sources", "crm.orders");
    assertThat((String) row(rows, "crm.orders").get("retention"))
        .endsWith("; tax law, 10 years: until end of the year of orderdate + P10Y");
    assertThat(row(rows, "drops.consent-events"))
        .containsEntry("people", "crm.contact")
        .containsEntry(
            "retention",
            "3 years after the consent, to prove it; proof of consent, Art. 7(1): until end of the"
                + " year of occurred_at + P3Y");
    assertThat(row(rows, "lake.web/visit")).containsEntry("people", "crm.contact");
    assertThat(rows.keySet()).doesNotContain("crm.product");
    List<String> tables = rows.keySet().stream().filter(name -> name.contains(".")).toList();
    assertThat(tables).isSorted();
    assertThat(rows.keySet().iterator().next()).as("activities first").doesNotContain(".");
  }

  @Test
  void knowsWhatTheInventoryFoundThoughNobodyDeclaredIt() throws Exception {
    EligibilityRuns runs = SampleCopy.of(folder);
    Result inventory = runs.runJob("pii-inventory", "2026-11-01");
    StewardConfiguration steward = sample();
    PublishedReport report =
        PublishedReport.open(
            FileStore.of(folder.toString(), Map.of()), inventory.reports().toString());

    Map<String, Map<String, @Nullable Object>> rows =
        rows(steward, HeldCategories.found(steward.catalog(), report));

    assertThat((String) row(rows, "crm.contact").get("categories")).contains("occupation");
    assertThat(row(rows, "crm.orders"))
        .as("shippingphone is declared by nobody")
        .containsEntry("categories", "full-address; person-id; person-name; phone");
    assertThat(row(rows, "crm.support_call_log"))
        .as("a table that nobody declared")
        .containsEntry("people", null);
  }

  private StewardConfiguration sample() throws Exception {
    return StewardConfiguration.from(
        ConfigurationFiles.load(
            List.of(Path.of("jobs/sample.yml")),
            List.of(
                "--steward.demo.home=" + folder,
                "--steward.pseudonym-key=" + "A".repeat(43) + "=")));
  }

  private static Map<String, Map<String, @Nullable Object>> rows(
      StewardConfiguration steward, HeldCategories held) {
    Map<String, Map<String, @Nullable Object>> rows = new LinkedHashMap<>();
    for (List<@Nullable Object> row :
        new ProcessingRecord(
                steward.catalog(), steward.export().about(), steward.eligibility(), held)
            .rows()) {
      Map<String, @Nullable Object> cells = new LinkedHashMap<>();
      List<ReportColumn> columns = ProcessingRecord.SCHEMA.columns();
      assertThat(row).hasSameSizeAs(columns);
      for (int i = 0; i < row.size(); i++) {
        cells.put(columns.get(i).name(), row.get(i));
      }
      assertThat(rows.put("" + row.get(0), cells)).isNull();
    }
    return rows;
  }

  private static Map<String, @Nullable Object> row(
      Map<String, Map<String, @Nullable Object>> rows, String activity) {
    assertThat(rows).containsKey(activity);
    return rows.getOrDefault(activity, Map.of());
  }
}
