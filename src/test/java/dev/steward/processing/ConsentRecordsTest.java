package dev.steward.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.EligibilityRuns;
import dev.steward.testkit.EligibilityRuns.Result;
import dev.steward.testkit.SampleCopy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConsentRecordsTest {
  @TempDir Path folder;

  @Test
  void haveALineAPersonWithTheLatestEventAndAllActivities() throws Exception {
    Result result = SampleCopy.of(folder).run("2026-11-01");
    assertThat(result.status()).as(result.err()).isIn(0, 3);
    Map<String, Map<String, Map<String, @Nullable String>>> expected = new TreeMap<>();
    for (Map<String, @Nullable String> row : result.csv("eligibility").rows()) {
      if (row.get("consent_event_id") != null) {
        expected
            .computeIfAbsent("" + row.get("contact_id"), it -> new TreeMap<>())
            .put("" + row.get("activity"), row);
      }
    }

    List<JsonNode> records =
        Files.readAllLines(result.reports().resolve("consent-records.jsonl")).stream()
            .map(line -> JsonMapper.shared().readTree(line))
            .toList();

    assertThat(records).hasSizeGreaterThan(50);
    assertThat(records.stream().map(it -> it.path("pii_principal_id").asString()))
        .as("each once, in order")
        .containsExactlyElementsOf(
            expected.keySet().stream()
                .sorted(
                    (one, other) ->
                        Arrays.compareUnsigned(
                            one.getBytes(StandardCharsets.UTF_8),
                            other.getBytes(StandardCharsets.UTF_8)))
                .toList());
    for (JsonNode record : records) {
      Map<String, Map<String, @Nullable String>> rows =
          Objects.requireNonNull(expected.get(record.path("pii_principal_id").asString()));
      Map<String, @Nullable String> any = rows.values().iterator().next();
      assertThat(record.path("schema_version").asString()).isEqualTo("ISO/IEC TS 27560:2023");
      assertThat(record.path("record_id").asString()).isEqualTo(any.get("consent_event_id"));
      JsonNode event = record.path("event").get(0);
      assertThat(Instant.parse(event.path("event_time").asString()))
          .isEqualTo(instant("" + any.get("consented_at")));
      assertThat(event.path("consent_level").asString()).isEqualTo(any.get("granted_level"));
      assertThat(event.path("event_state").asString())
          .isEqualTo(
              "https://w3id.org/dpv#Consent"
                  + ("none".equals(any.get("granted_level")) ? "Withdrawn" : "Given"));
      Map<String, String> permitted = new TreeMap<>();
      for (JsonNode purpose : record.path("pii_processing").path("purposes")) {
        permitted.put(
            purpose.path("processing_activity").asString(), "" + purpose.path("permitted"));
      }
      Map<String, String> eligible = new TreeMap<>();
      rows.forEach((activity, row) -> eligible.put(activity, "" + row.get("eligible")));
      assertThat(permitted).isEqualTo(eligible);
    }
    JsonNode one = records.get(0);
    assertThat(one.path("party_identification").get(0).path("party_name").asString())
        .startsWith("Fabrikam Marketing GmbH");
    assertThat(Files.readString(result.reports().resolve("manifest.json")))
        .contains("\"consent-records.jsonl\"");
  }

  @Test
  void areLeftOutWhereDecisionsAreTooManyForACsv() throws Exception {
    EligibilityRuns runs = SampleCopy.of(folder);
    Result result = runs.run("2026-11-01", "--steward.consent.eligibility-csv-rows=10");

    assertThat(result.reports().resolve("consent-records.jsonl")).doesNotExist();
    assertThat(Files.readString(result.reports().resolve("manifest.json")))
        .containsPattern("decisions; records are written for 10 at most");
    assertThat(runs.verify().status()).isZero();
  }

  private static Instant instant(String cell) {
    return cell.endsWith("Z")
        ? Instant.parse(cell)
        : LocalDateTime.parse(cell.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
  }
}
