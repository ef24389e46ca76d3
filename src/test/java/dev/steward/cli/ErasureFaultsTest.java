package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.EligibilityRuns;
import dev.steward.testkit.EligibilityRuns.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong is told by its place, loses nothing, and is finished by the same command. */
class ErasureFaultsTest {
  private static final String JOB = "subject-erasure";
  private static final String AS_OF = "2026-11-01";

  @TempDir Path folder;
  private Path visits = Path.of("");
  private Path list = Path.of("");

  @BeforeEach
  void estate() throws Exception {
    try (Connection crm = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("crm"));
        Statement sql = crm.createStatement()) {
      sql.execute(
          "create table contact (id varchar(10) primary key, email varchar(60));"
              + "insert into contact select 'C' || x, 'p' || x || '@example.org'"
              + " from system_range(1, 50)");
    }
    visits = Files.createDirectories(folder.resolve("lake")).resolve("visit.parquet");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      sql.execute(
          ("copy (select 'C' || (i %% 50 + 1) contact, md5(i::varchar) page from range(20000) t(i))"
                  + " to '%s' (format parquet, compression uncompressed, row_group_size 5000)")
              .formatted(visits));
    }
    list = Files.createDirectories(folder.resolve("drops")).resolve("list.csv");
    StringBuilder lines = new StringBuilder("name,email\n");
    for (int i = 1; i <= 50; i++) {
      lines.append("P").append(i).append(",p").append(i).append("@example.org\n");
    }
    Files.writeString(list, lines);
    Files.writeString(
        folder.resolve("inbox.csv"),
        """
        request_id,type,identifier,value,received_on,identity_verified
        A,erasure,key,C7,2026-10-01,true
        """);
  }

  private EligibilityRuns runs() {
    return EligibilityRuns.of(
        folder,
        """
        steward:
          requests: {inbox: %1$s/inbox.csv}
          sources:
            crm:
              type: jdbc
              url: "jdbc:h2:file:%1$s/crm;IFEXISTS=TRUE"
              tables:
                contact:
                  subject: {key: id}
                  identifiers: {email: email}
                  erase: {action: delete}
            lake:
              type: parquet
              location: %1$s/lake
              tables:
                visit:
                  subject: {column: contact, references: crm.contact.id}
                  erase: {action: delete}
            drops:
              type: csv
              location: %1$s/drops
              tables:
                list:
                  subject: {column: email, references: crm.contact.email}
                  erase: {action: delete}
        """
            .formatted(folder));
  }

  private static String state(EligibilityRuns runs) {
    return runs.request("show", "A")
        .out()
        .lines()
        .filter(line -> line.startsWith("state"))
        .map(line -> line.split("\\s+")[1])
        .findFirst()
        .orElse("none");
  }

  private List<String> contacts() throws SQLException {
    List<String> contacts = new ArrayList<>();
    try (Connection crm = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("crm"));
        Statement sql = crm.createStatement();
        ResultSet rows = sql.executeQuery("select id from contact")) {
      while (rows.next()) {
        contacts.add(rows.getString(1));
      }
    }
    return contacts;
  }

  private void isDone(EligibilityRuns runs) throws Exception {
    Result repaired = runs.runJob(JOB, AS_OF);
    assertThat(repaired.status()).as(repaired.out() + repaired.err()).isZero();
    assertThat(state(runs)).isEqualTo("completed");
    assertThat(contacts()).hasSize(49).doesNotContain("C7");
    assertThat(Files.readAllLines(list)).hasSize(50).noneMatch(line -> line.startsWith("P7,"));
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement();
        ResultSet rows =
            sql.executeQuery(
                "select count(*), count(distinct contact) from '%s'".formatted(visits))) {
      rows.next();
      assertThat(rows.getInt(1)).isEqualTo(20_000 - 400);
      assertThat(rows.getInt(2)).isEqualTo(49);
    }
  }

  @Test
  void changesNothingWhileASourceIsDown() throws Exception {
    EligibilityRuns runs = runs();
    byte[] before = Files.readAllBytes(visits);
    Files.move(list.getParent(), folder.resolve("away"));

    Result result = runs.runJob(JOB, AS_OF);

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("drops.list: ");
    assertThat(Files.readAllBytes(visits)).isEqualTo(before);
    assertThat(contacts()).hasSize(50);
    assertThat(state(runs)).isNotEqualTo("completed");
    Files.move(folder.resolve("away"), folder.resolve("drops"));
    isDone(runs);
  }

  @Test
  void leavesAFileThatIsReadOnlyAndTellsOfIt() throws Exception {
    EligibilityRuns runs = runs();
    String before = Files.readString(list);
    Files.setPosixFilePermissions(list, PosixFilePermissions.fromString("r--r--r--"));

    Result result = runs.runJob(JOB, AS_OF);

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("drops.list", "list.csv", "read-only");
    assertThat(Files.readString(list)).isEqualTo(before);
    assertThat(state(runs)).isEqualTo("failed");
    assertThat(result.csv("certificate").rows())
        .anySatisfy(
            row ->
                assertThat(row)
                    .containsEntry("table", "list")
                    .containsEntry("status", "failed")
                    .containsEntry("rows_deleted", "0"));
    Files.setPosixFilePermissions(list, PosixFilePermissions.fromString("rw-r--r--"));
    isDone(runs);
  }

  @Test
  void leavesAFileWithACorruptRowGroupAndTellsOfIt() throws Exception {
    EligibilityRuns runs = runs();
    byte[] whole = Files.readAllBytes(visits);
    byte[] corrupt = whole.clone();
    for (int i = whole.length / 2; i < whole.length / 2 + 4_000; i++) {
      corrupt[i] = (byte) 0xff;
    }
    Files.write(visits, corrupt);

    Result result = runs.runJob(JOB, AS_OF);

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("lake.visit", "visit.parquet");
    assertThat(Files.readAllBytes(visits)).isEqualTo(corrupt);
    assertThat(state(runs)).isNotEqualTo("completed");
    Files.write(visits, whole);
    isDone(runs);
  }
}
