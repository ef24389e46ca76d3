package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.EligibilityRuns;
import dev.steward.testkit.EligibilityRuns.Result;
import dev.steward.testkit.Postgres;
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

/**
 * What goes wrong with PostgreSQL, Parquet and CSV is told by its place, loses nothing, and is
 * finished by the same command.
 */
class RectificationFaultsTest {
  private static final String JOB = "subject-rectification";
  private static final String AS_OF = "2026-11-01";

  @TempDir Path folder;
  private String crm = "";
  private Path visits = Path.of("");
  private Path list = Path.of("");

  @BeforeEach
  void estate() throws Exception {
    crm = Postgres.newDatabase();
    sql(
        """
        create table contact (id varchar(10) primary key, email varchar(40) unique, city text,
          born date, bag jsonb);
        insert into contact select 'C' || x, 'p' || x || '@example.org', 'Oldtown', '1980-01-01',
          jsonb_build_object('city', 'Oldtown', 'x', x) from generate_series(1, 50) x;
        create table orders (id int primary key, email varchar(40) references contact (email),
          ship_city varchar(9));
        insert into orders select x, null, 'Oldtown' from generate_series(1, 50) x
        """);
    visits = Files.createDirectories(folder.resolve("lake")).resolve("visit.parquet");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      sql.execute(
          ("copy (select 'C' || (i %% 50 + 1) contact, md5(i::varchar) page,"
                  + " case when i %% 2 = 0 then 'Oldtown' end city from range(20000) t(i))"
                  + " to '%s' (format parquet, compression uncompressed, row_group_size 5000)")
              .formatted(visits));
    }
    list = Files.createDirectories(folder.resolve("drops")).resolve("list.csv");
    StringBuilder lines = new StringBuilder("city,email\n");
    for (int i = 1; i <= 50; i++) {
      lines.append("Oldtown,P").append(i).append("@example.org\n");
    }
    Files.writeString(list, lines);
  }

  private EligibilityRuns runs(String target, String value) throws Exception {
    Files.writeString(
        folder.resolve("inbox.csv"),
        """
        request_id,type,identifier,value,received_on,identity_verified,note,target,new_value
        A,rectification,key,C7,2026-10-01,true,,%s,%s
        """
            .formatted(target, value));
    return EligibilityRuns.of(
        folder,
        """
        steward:
          requests: {inbox: %1$s/inbox.csv}
          sources:
            crm:
              type: jdbc
              url: "%2$s"
              username: %3$s
              password: %4$s
              tables:
                contact:
                  subject: {key: id}
                  identifiers: {email: email}
                  columns:
                    city: {category: city}
                    born: {category: date-of-birth}
                    "[bag.city]": {category: city}
                orders:
                  subject: {column: email, references: crm.contact.email}
                  columns: {ship_city: {category: city}}
            lake:
              type: parquet
              location: %1$s/lake
              tables:
                visit:
                  subject: {column: contact, references: crm.contact.id}
                  columns: {city: {category: city}}
            drops:
              type: csv
              location: %1$s/drops
              charset: ISO-8859-1
              tables:
                list:
                  subject: {column: email, references: crm.contact.email}
                  columns: {city: {category: city}}
        """
            .formatted(folder, crm, Postgres.USER, Postgres.PASSWORD));
  }

  private void sql(String script) throws SQLException {
    try (Connection connection = Postgres.connect(crm);
        Statement sql = connection.createStatement()) {
      sql.execute(script);
    }
  }

  private List<String> rows(String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = Postgres.connect(crm);
        Statement sql = connection.createStatement();
        ResultSet result = sql.executeQuery(query)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
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

  private void isDone(EligibilityRuns runs) throws Exception {
    Result repaired = runs.runJob(JOB, AS_OF);
    assertThat(repaired.status()).as(repaired.out() + repaired.err()).isZero();
    assertThat(state(runs)).isEqualTo("completed");
    assertThat(rows("select city || ' ' || bag::text from contact where id = 'C7'"))
        .containsExactly("Newtown {\"x\": 7, \"city\": \"Newtown\"}");
    assertThat(rows("select count(*) from contact where city = 'Newtown'")).containsExactly("1");
    assertThat(Files.readAllLines(list))
        .hasSize(51)
        .contains("Newtown,P7@example.org")
        .filteredOn(line -> line.startsWith("Newtown"))
        .hasSize(1);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement();
        ResultSet rows =
            sql.executeQuery(
                "select count(*), count(distinct contact) from '%s' where city = 'Newtown'"
                    .formatted(visits))) {
      rows.next();
      assertThat(rows.getInt(1)).isEqualTo(400);
      assertThat(rows.getInt(2)).isOne();
    }
  }

  @Test
  void changesNothingWhileASourceIsDown() throws Exception {
    EligibilityRuns runs = runs("city", "Newtown");
    Files.move(list.getParent(), folder.resolve("away"));

    Result result = runs.runJob(JOB, AS_OF);

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("drops.list: ");
    assertThat(rows("select count(*) from contact where city = 'Newtown'")).containsExactly("0");
    assertThat(state(runs)).isNotEqualTo("completed");
    Files.move(folder.resolve("away"), folder.resolve("drops"));
    isDone(runs);
  }

  @Test
  void leavesThePersonsOwnRowWhileACopyCannotBeChanged() throws Exception {
    EligibilityRuns runs = runs("city", "Newtown");
    String before = Files.readString(list);
    Files.setPosixFilePermissions(list, PosixFilePermissions.fromString("r--r--r--"));

    Result result = runs.runJob(JOB, AS_OF);

    assertThat(result.status()).as(result.out() + result.err()).isEqualTo(1);
    assertThat(result.err()).contains("drops.list", "list.csv", "read-only");
    assertThat(Files.readString(list)).isEqualTo(before);
    assertThat(rows("select count(*) from contact where city = 'Newtown'")).containsExactly("0");
    assertThat(state(runs)).isEqualTo("failed");
    Files.setPosixFilePermissions(list, PosixFilePermissions.fromString("rw-r--r--"));
    isDone(runs);
  }

  @Test
  void goesOnInALaterRunWhereOneWasNeverFinished() throws Exception {
    EligibilityRuns runs = runs("email", "eight@example.com");
    Files.setPosixFilePermissions(list, PosixFilePermissions.fromString("r--r--r--"));
    assertThat(runs.runJob(JOB, AS_OF).status()).isEqualTo(1);
    Files.setPosixFilePermissions(list, PosixFilePermissions.fromString("rw-r--r--"));

    Result later = runs.runJob(JOB, "2026-11-02");

    assertThat(later.status()).as(later.out() + later.err()).isZero();
    assertThat(rows("select email from contact where id = 'C7'"))
        .containsExactly("eight@example.com");
    assertThat(Files.readAllLines(list)).contains("Oldtown,eight@example.com");
    assertThat(state(runs)).isEqualTo("completed");
  }

  @Test
  void doesNothingWhereAForeignKeyForbidsIt() throws Exception {
    sql("update orders set email = 'p7@example.org' where id = 8");
    EligibilityRuns runs = runs("email", "eight@example.com");
    String before = Files.readString(list);

    Result result = runs.runJob(JOB, AS_OF);

    assertThat(result.status()).as(result.out() + result.err()).isEqualTo(3);
    assertThat(result.out()).contains("A is blocked: crm.").contains("a foreign key forbids it");
    assertThat(rows("select email from contact where id = 'C7'")).containsExactly("p7@example.org");
    assertThat(Files.readString(list)).isEqualTo(before);
    assertThat(state(runs)).isEqualTo("failed");
    assertThat(result.out() + result.err()).doesNotContain("eight@", "p7@");
  }

  @Test
  void doesNothingWhereAColumnTakesNoSuchValue() throws Exception {
    EligibilityRuns runs = runs("city", "Newtown upon Water");
    String before = Files.readString(list);
    sql("update orders set email = 'p7@example.org' where id = 8");

    Result result = runs.runJob(JOB, AS_OF);

    assertThat(result.out())
        .as(result.err())
        .contains("A is blocked: crm.orders.ship_city: ")
        .contains("column ship_city, character varying(9), cannot hold all of the new value");
    assertThat(rows("select city from contact where id = 'C7'")).containsExactly("Oldtown");
    assertThat(Files.readString(list)).isEqualTo(before);
  }

  @Test
  void doesNothingWhereAFileHasNoSuchCharacter() throws Exception {
    EligibilityRuns runs = runs("city", "Łódź");

    Result result = runs.runJob(JOB, AS_OF);

    assertThat(result.out())
        .as(result.err())
        .contains("A is blocked: drops.list.city: ")
        .contains("not of the file's charset");
    assertThat(rows("select city from contact where id = 'C7'")).containsExactly("Oldtown");
  }
}
