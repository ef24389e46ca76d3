package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.InventoryRuns;
import dev.steward.testkit.ReportTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Detectors, overrides and allow-lists of the user's, from the configuration to the report. */
class OwnRulesRunTest {
  private static final int FINDINGS = 3;

  @TempDir Path folder;
  private Path config;
  private Path codes;
  private Path drops;

  @BeforeEach
  void estate() throws IOException {
    drops = Files.createDirectories(folder.resolve("drops"));
    codes = Files.writeString(folder.resolve("codes.txt"), "A-1\nb-2\n");
    config =
        Files.writeString(
            folder.resolve("steward.yml"),
            """
            steward:
              sources: {drops: {type: csv, location: %s}}
              inventory:
                mode: full
                detectors:
                  loyalty-card:
                    {category: person-id, names: [loyalty card], pattern: "LC-\\\\d{4}", checksum: luhn}
                  staff: {category: username, dictionary: %s}
                overrides:
                  - {column: "drops.*.jobtitle", category: none, reason: "role of the office"}
                  - {column: "drops.people.shelf", category: occupation, reason: "who works there"}
                allow-lists:
                  office: {values: ["Info@Example.org"], pattern: ".*@office\\\\.example"}
            """
                .formatted(drops, codes));
    StringBuilder rows = new StringBuilder("id,f3,code,jobtitle,shelf,mail\n");
    String[] cards = {"LC-1230", "LC-4564", "LC-7898", "LC-0000"};
    String[] mails = {"info@example.org", "x@office.example", "anna@example.net"};
    for (int row = 0; row < 60; row++) {
      rows.append(row).append(',').append(cards[row % 4]);
      rows.append(row % 2 == 0 ? ",a-1" : ",C-3").append(",Head of Sales,s").append(row % 7);
      rows.append(',').append(mails[row % 3]).append('\n');
    }
    Files.writeString(drops.resolve("people.csv"), rows);
  }

  @Test
  void showsEachInTheEvidenceAndNoValueAnywhere() throws Exception {
    InventoryRuns.Result result = run("2026-11-01");

    assertThat(result.status()).as(result.err()).isEqualTo(FINDINGS);
    ReportTable found = result.inventory();
    assertThat(found.row("drops", "people", "f3"))
        .containsEntry("category", "person-id")
        .containsEntry("status", "undeclared")
        .containsEntry("match_rate", "1.0")
        .containsEntry("evidence", "own:loyalty-card 1.00 of 4 distinct");
    assertThat(found.row("drops", "people", "code"))
        .containsEntry("category", "username")
        .containsEntry("evidence", "own:staff 0.50 of 2 distinct");
    assertThat(found.row("drops", "people", "jobtitle"))
        .containsEntry("category", "none")
        .containsEntry("status", "none");
    assertThat(found.cell("evidence", "drops", "people", "jobtitle"))
        .startsWith("override: none (role of the office); name:occupation");
    assertThat(found.row("drops", "people", "shelf"))
        .containsEntry("category", "occupation")
        .containsEntry("confidence", "1.0")
        .containsEntry("evidence", "override: occupation (who works there)");
    assertThat(found.row("drops", "people", "mail"))
        .containsEntry("category", "email")
        .containsEntry("match_rate", "1.0")
        .containsEntry("non_null_rows", "60")
        .containsEntry(
            "evidence",
            "name:email; values:email 1.00 of 1 distinct; allow-list:office 40 values left out");
    assertThat(result.out()).doesNotContain("jobtitle").contains("drops.people.code (username)");
    assertThat(result.out() + result.err()).doesNotContainIgnoringCase("info@");
    for (Path file : files(folder.resolve("reports"), folder.resolve("home"))) {
      assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
          .as(file.toString())
          .doesNotContainIgnoringCase("info@example")
          .doesNotContain("office.example", "office\\.example");
    }
  }

  @Test
  void goesOnWithARunUnderTheRulesThatItBeganWithOnly() throws Exception {
    Files.write(drops.resolve("broken.csv"), new byte[] {'a', '\n', (byte) 0xff, '\n'});
    assertThat(run("2026-11-01").status()).isEqualTo(ExitStatus.FAILED);

    Files.writeString(codes, "a-1\nb-2\nc-3\n");
    InventoryRuns.Result refused = run("2026-11-01");
    assertThat(refused.status()).isEqualTo(ExitStatus.WRONG_USAGE);
    assertThat(refused.err())
        .contains("2026-11-01 began with other sources, tables or rules; nothing was started");

    Files.writeString(codes, "B-2\na-1\n");
    Files.writeString(drops.resolve("broken.csv"), "a\nx\n");
    InventoryRuns.Result finished = run("2026-11-01");
    assertThat(finished.status()).as(finished.err()).isEqualTo(FINDINGS);
    assertThat(finished.inventory().cell("evidence", "drops", "people", "code"))
        .isEqualTo("own:staff 0.50 of 2 distinct");
  }

  @Test
  void readsUnchangedFilesAnewWhereTheRulesHaveChanged() throws Exception {
    assertThat(run("2026-11-01").status()).isEqualTo(FINDINGS);
    Set<Path> first = keptProfiles();
    assertThat(first).hasSize(1);
    assertThat(run("2026-11-02").status()).isEqualTo(FINDINGS);
    assertThat(keptProfiles()).isEqualTo(first);

    Files.writeString(codes, "a-1\nb-2\nc-3\n");
    InventoryRuns.Result changed = run("2026-11-03");
    assertThat(changed.status()).as(changed.err()).isEqualTo(FINDINGS);
    assertThat(keptProfiles()).containsAll(first).hasSize(2);
    assertThat(changed.inventory().cell("evidence", "drops", "people", "code"))
        .isEqualTo("own:staff 1.00 of 2 distinct");

    InventoryRuns.Result renamed =
        run("2026-11-04", "--steward.inventory.detectors.staff.names=code");
    assertThat(keptProfiles()).hasSize(2); // what a name says is no matter of the profile
    assertThat(renamed.inventory().cell("evidence", "drops", "people", "code"))
        .isEqualTo("own:staff name; own:staff 1.00 of 2 distinct");
  }

  @Test
  void remarksOnOverridesThatNoColumnMatches() throws Exception {
    Path more =
        Files.writeString(
            folder.resolve("more.yml"),
            """
            steward:
              inventory:
                overrides:
                  - {column: "drops.people.jobtitel", category: none, reason: x}
                  - {column: "drops.*.jobtitle", category: none, reason: x}
                  - {column: "drops.**.fax", category: none, reason: x}
                  - {column: "drops.people.mail.inside", category: none, reason: x}
                  - {column: "shop.people.mail", category: none, reason: x}
            """);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int status =
        StewardCommand.execute(
            new String[] {"check", "--config", config.toString(), "--config", more.toString()},
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));

    assertThat(status).isEqualTo(ExitStatus.COMPLETED);
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "The configuration is valid: 1 sources, 1 tables found, 0 declared.",
            "  but steward.inventory.overrides[0].column: no column matches drops.people.jobtitel;"
                + " did you mean drops.people.jobtitle?",
            "  but steward.inventory.overrides[2].column: no column matches drops.**.fax",
            "  but steward.inventory.overrides[4].column: no column matches shop.people.mail;"
                + " did you mean drops.people.mail?");
  }

  private InventoryRuns.Result run(String asOf, String... more) {
    List<String> options =
        Stream.concat(Stream.of("--config", "" + config), Stream.of(more)).toList();
    return InventoryRuns.of(folder).run(asOf, options.toArray(String[]::new));
  }

  private Set<Path> keptProfiles() throws IOException {
    return Set.copyOf(files(folder.resolve("home/staging/kept-profiles")));
  }

  private static List<Path> files(Path... folders) throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path each : folders) {
      try (Stream<Path> files = Files.walk(each)) {
        all.addAll(files.filter(Files::isRegularFile).collect(Collectors.toList()));
      }
    }
    return all;
  }
}
