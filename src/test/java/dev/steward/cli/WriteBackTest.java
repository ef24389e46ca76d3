package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.EligibilityRuns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decisions that are written to a table of a source. */
class WriteBackTest {
  @TempDir Path folder;

  private EligibilityRuns runs(String writeBack) throws Exception {
    members("a", "b", "c");
    Files.writeString(
        Files.createDirectories(folder.resolve("drops")).resolve("contact.csv"),
        "id,level\na,587030004\nb,587030002\n");
    sql("create table if not exists person (id varchar(10) primary key, level bigint)");
    return EligibilityRuns.of(
        folder,
        """
        steward:
          sources:
            drops:
              type: csv
              location: %1$s/drops
              tables: {contact: {subject: {key: id}}}
            crm:
              type: jdbc
              url: "%2$s"
              tables: {person: {subject: {key: id}}}
          consent:
            contacts: %4$s
            columns: {level: level}
            write-back: %3$s
            segments: {vip: {members: {file: %1$s/vip.csv}}}
            activities:
              - {id: news, kind: segment, segment: vip, minimum-level: marketing}
        """
            .formatted(
                folder,
                url(),
                writeBack,
                writeBack.toLowerCase(java.util.Locale.ROOT).endsWith("person")
                    ? "crm.person"
                    : "drops.contact"));
  }

  private void members(String... keys) throws Exception {
    Files.writeString(folder.resolve("vip.csv"), "contact_id\n" + String.join("\n", keys) + "\n");
  }

  private String url() {
    return "jdbc:h2:file:" + folder.resolve("crm");
  }

  private void sql(String statement) throws Exception {
    try (Connection crm = DriverManager.getConnection(url());
        Statement sql = crm.createStatement()) {
      sql.execute(statement);
    }
  }

  private List<String> written() throws Exception {
    List<String> found = new ArrayList<>();
    try (Connection crm = DriverManager.getConnection(url());
        Statement sql = crm.createStatement();
        ResultSet rows =
            sql.executeQuery(
                """
                select concat_ws(' ', activity, contact_id, eligible, reason,
                  coalesce(granted_level, '-'), coalesce(effective_level, '-'), as_of)
                from segment_eligibility order by contact_id
                """)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  @Test
  void holdsTheMembersOfTheLatestRunOnly() throws Exception {
    EligibilityRuns runs = runs("crm.segment_eligibility");

    EligibilityRuns.Result first = runs.run("2026-02-01");
    assertThat(first.status()).as(first.err()).isZero();
    assertThat(written())
        .containsExactly(
            "news a TRUE eligible marketing marketing 2026-02-01",
            "news b FALSE below-minimum transactional transactional 2026-02-01",
            "news c FALSE unknown-contact - - 2026-02-01");

    members("a", "c");
    assertThat(runs.run("2026-02-02").status()).isZero();
    assertThat(written())
        .containsExactly(
            "news a TRUE eligible marketing marketing 2026-02-02",
            "news c FALSE unknown-contact - - 2026-02-02");
  }

  @Test
  void isIncompleteWhereTheTableDoesNotTakeTheRowsAndEndsRightOnceItDoes() throws Exception {
    sql(
        """
        create table segment_eligibility (activity varchar(2), contact_id varchar(50),
          eligible boolean, reason varchar(50), granted_level varchar(50),
          effective_level varchar(50), as_of date)
        """);
    EligibilityRuns runs = runs("crm.segment_eligibility");

    EligibilityRuns.Result refused = runs.run("2026-02-01");

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.out() + refused.err())
        .contains("write-back: Cannot write to crm.segment_eligibility: the table does not take");
    assertThat(Files.readString(refused.reports().resolve("manifest.json"))).contains("incomplete");
    assertThat(refused.decisions()).hasSize(3);
    assertThat(written()).isEmpty();

    sql("alter table segment_eligibility alter column activity varchar(50)");
    EligibilityRuns.Result again = runs.run("2026-02-01");

    assertThat(again.status()).as(again.err()).isZero();
    assertThat(written()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "drops.segment_eligibility, expected a table of a database",
    "crm.PERSON, is read from",
    "crm.public.person, is read from",
    "crm.a-b, expected SOURCE.TABLE",
    "nowhere.table, no source nowhere"
  })
  void refusesTablesThatCannotBeWrittenOrAreReadFrom(String table, String reason) throws Exception {
    EligibilityRuns.Result result = runs(table).check();

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err() + result.out()).contains("steward.consent.write-back").contains(reason);
  }
}
