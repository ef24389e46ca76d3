package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.EligibilityRuns;
import dev.steward.testkit.EligibilityRuns.Result;
import dev.steward.testkit.ReportTable;
import dev.steward.testkit.SampleCopy;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Steward itself published about people is amended once they are erased. */
class EarlierReportsTest {
  /** The guardian of a child, who asks for erasure. */
  private static final String ERASED = "c8b93232-2d3e-4fec-8629-d56fee68563f";

  @TempDir Path folder;

  @Test
  void replacesKeysInReportsAboutConsentAndRemovesBundles() throws Exception {
    EligibilityRuns runs = SampleCopy.of(folder);
    Files.writeString(folder.resolve("key"), ERASED);
    String key = folder.resolve("key").toString();
    assertThat(
            runs.request(
                    "add",
                    "--type=access",
                    "--identifier=key",
                    "--value-file=" + key,
                    "--verified",
                    "--received-on=2026-10-01",
                    "--id=ACCESS-1")
                .status())
        .isZero();
    Result consent = runs.run("2026-10-31");
    Result export = runs.runJob("subject-export", "2026-10-31");
    Path bundle = export.reports().resolve("bundles/ACCESS-1.zip");
    assertThat(bundle).as(export.out() + export.err()).exists();
    List<Map<String, @Nullable String>> before = rows(consent.reports());
    assertThat(contacts(before)).contains(ERASED);
    Path records = consent.reports().resolve("consent-records.jsonl");
    assertThat(records).content().contains("\"pii_principal_id\":\"" + ERASED + "\"");
    long people = Files.lines(records).count();

    Result erasure = runs.runJob("subject-erasure", "2026-11-01");

    assertThat(erasure.status()).as(erasure.out() + erasure.err()).isEqualTo(3);
    List<Map<String, @Nullable String>> after = rows(consent.reports());
    assertThat(contacts(after)).doesNotContain(ERASED);
    assertThat(after).hasSameSizeAs(before);
    List<String> aliases = new ArrayList<>();
    for (int i = 0; i < after.size(); i++) {
      if (ERASED.equals(before.get(i).get("contact_id"))) {
        aliases.add(Objects.requireNonNull(after.get(i).get("contact_id")));
        after.get(i).put("contact_id", ERASED);
      }
    }
    assertThat(aliases).isNotEmpty();
    assertThat(aliases.stream().distinct()).as("one person, one value").hasSize(1);
    assertThat(parquet(consent.reports())).doesNotContain(ERASED).contains(aliases.get(0));
    assertThat(records)
        .content()
        .doesNotContain(ERASED)
        .contains("\"pii_principal_id\":\"" + aliases.get(0) + "\"");
    assertThat(Files.lines(records)).hasSize((int) people);
    assertThat(Files.readString(consent.reports().resolve("manifest.json")))
        .contains("\"amended\"", "a person was erased");
    assertThat(bundle).doesNotExist();
    assertThat(Files.readString(export.reports().resolve("manifest.json")))
        .contains("removed on 2026-11-01: a person was erased");
    assertThat(verify(consent.reports())).isZero();
    assertThat(verify(export.reports())).isZero();
    assertThat(runs.run("2026-11-02").status()).as("the next night's decisions").isIn(0, 3);
  }

  private static List<Map<String, @Nullable String>> rows(Path reports) {
    return ReportTable.csv(reports.resolve("eligibility.csv")).rows();
  }

  private static List<String> contacts(List<Map<String, @Nullable String>> rows) {
    return rows.stream().map(row -> "" + row.get("contact_id")).toList();
  }

  private static List<String> parquet(Path reports) {
    return contacts(ReportTable.parquet(reports.resolve("eligibility.parquet/*.parquet")).rows());
  }

  private static int verify(Path reports) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    int status =
        StewardCommand.execute(new String[] {"verify", reports.toString()}, stream, stream);
    assertThat(status).as(said.toString(StandardCharsets.UTF_8)).isZero();
    return status;
  }
}
