package dev.steward.source.jdbc;

import static dev.steward.source.jdbc.Changing.change;
import static dev.steward.source.jdbc.Changing.delete;
import static dev.steward.source.jdbc.Changing.only;
import static dev.steward.source.jdbc.Changing.rows;
import static dev.steward.source.jdbc.Changing.set;
import static dev.steward.source.jdbc.Reading.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.core.KeyTuples;
import dev.steward.source.Replacement;
import dev.steward.source.RowChange.DateCondition;
import dev.steward.source.SourceException;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On each database that is known. */
class JdbcChangerTest {
  private static final Replacement NULL = new Replacement.Null();

  @ParameterizedTest
  @EnumSource
  void deletesTheRowsOfKeysAndNoOthers(Server server) throws Exception {
    String url = server.newDatabase();
    try (Connection connection = server.connect(url);
        JdbcSource source = server.open(url)) {
      execute(
          connection,
          "CREATE TABLE person(id int PRIMARY KEY, name varchar(20))",
          "INSERT INTO person VALUES(1, 'a'), (2, 'b'), (7, 'c'), (12, 'd')");
      var keys = delete("id", "1", "12", "99", "007", "x", "99999999999999999999");
      assertThat(change(source.table("person"), keys)).containsExactly(2L);
      assertThat(rows(connection, "SELECT id FROM person ORDER BY id")).containsExactly("2", "7");
      assertThat(change(source.table("person"), keys)).containsExactly(0L);
    }
  }

  @ParameterizedTest
  @EnumSource
  void comparesTextAsKeysAreCompared(Server server) throws Exception {
    String url = server.newDatabase();
    try (Connection connection = server.connect(url);
        JdbcSource source = server.open(url)) {
      execute(
          connection,
          "CREATE TABLE person(name varchar(20), code char(6))",
          "INSERT INTO person VALUES('anna', 'a'), ('Anna', 'b'), (' anna', 'c'), ('anna\t', 'd'),"
              + " ('ann', 'e'), ('ännä', 'f'), ('anna ', 'g'), (NULL, 'h'), ('', 'i')");
      assertThat(change(source.table("person"), delete("name", "anna", "ännä")))
          .containsExactly(5L);
      assertThat(change(source.table("person"), delete("code", "e"))).containsExactly(1L);
      assertThat(rows(connection, "SELECT RTRIM(code) FROM person ORDER BY code"))
          .containsExactly("b", "h", "i");
    }
  }

  @ParameterizedTest
  @EnumSource
  void knowsCompositeKeysInTablesWithoutPrimaryKey(Server server) throws Exception {
    String url = server.newDatabase();
    try (Connection connection = server.connect(url);
        JdbcSource source = server.open(url)) {
      execute(
          connection,
          "CREATE TABLE line(shop varchar(10), no bigint, item varchar(10))",
          "INSERT INTO line VALUES('a', 1, 'x'), ('a', 2, 'x'), ('b', 1, 'x'), ('b ', 2, 'x'),"
              + " ('b', 2, 'x'), ('b', 2, 'x')");
      KeyTuples keys = KeyTuples.builder(2).add("a", "1").add("b", "2").build();
      assertThat(change(source.table("line"), delete(List.of("shop", "no"), keys)))
          .containsExactly(4L);
      assertThat(rows(connection, "SELECT shop, no FROM line ORDER BY shop"))
          .containsExactly("a|2", "b|1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void replacesCellsByTypeAndNullability(Server server) throws Exception {
    String url = server.newDatabase();
    try (Connection connection = server.connect(url);
        JdbcSource source = server.open(url)) {
      execute(
          connection,
          "CREATE TABLE person(id int PRIMARY KEY, name varchar(4) NOT NULL, mail varchar(50),"
              + " age int NOT NULL, size decimal(6,2), born date, seen timestamp NULL,"
              + " ok boolean NOT NULL, since date NOT NULL, at_time time NOT NULL)",
          "INSERT INTO person VALUES(1, 'anna', 'a@b.c', 33, 1.5, '1980-05-06',"
              + " '2020-03-04 05:06:07', true, '2001-01-02', '10:11:12'),"
              + " (2, 'ben', NULL, 34, NULL, NULL, NULL, true, '2001-01-02', '10:11:12')");
      var changes =
          set(
              Map.of(
                  "name", new Replacement.Text("erased"),
                  "mail", new Replacement.Derived(text -> "x" + text.length()),
                  "age", NULL,
                  "size", new Replacement.Text("none"),
                  "born", new Replacement.FirstOfYear(),
                  "seen", new Replacement.FirstOfYear(),
                  "ok", NULL,
                  "since", NULL,
                  "at_time", NULL),
              "id",
              "1",
              "2");
      assertThat(change(source.table("person"), changes)).containsExactly(2L);
      String all =
          "SELECT id, name, mail, age, size, born, EXTRACT(YEAR FROM seen), EXTRACT(MONTH FROM"
              + " seen), EXTRACT(HOUR FROM seen), CASE WHEN ok THEN 'y' ELSE 'n' END, since,"
              + " at_time FROM person ORDER BY id";
      assertThat(rows(connection, all))
          .containsExactly(
              "1|eras|x5|0|null|1980-01-01|2020|1|0|n|1970-01-01|00:00:00",
              "2|eras|null|0|null|null|null|null|null|n|1970-01-01|00:00:00");
    }
  }

  @ParameterizedTest
  @EnumSource
  void countsOnlyRowsThatBecomeOthers(Server server) throws Exception {
    String url = server.newDatabase();
    try (Connection connection = server.connect(url);
        JdbcSource source = server.open(url)) {
      execute(
          connection,
          "CREATE TABLE person(id int, name varchar(20), mail varchar(20), size decimal(8,3),"
              + " born date)",
          "INSERT INTO person VALUES(1, 'Gone', 'a', 1, '1980-05-06'),"
              + " (2, 'gone', NULL, 12.5, '1980-01-01'), (3, NULL, NULL, NULL, NULL)");
      var changes =
          set(
              Map.of(
                  "name", new Replacement.Text("gone"),
                  "mail", new Replacement.Derived(text -> "b"),
                  "size", new Replacement.Text("12.5"),
                  "born", new Replacement.FirstOfYear()),
              "id",
              "1",
              "2",
              "3");
      assertThat(change(source.table("person"), changes)).containsExactly(1L);
      assertThat(change(source.table("person"), changes)).containsExactly(0L);
      assertThat(rows(connection, "SELECT id, name, mail FROM person ORDER BY id"))
          .containsExactly("1|gone|b", "2|gone|null", "3|null|null");
    }
  }

  @ParameterizedTest
  @EnumSource
  void changesByTheDayOfADateOrTimestampOrText(Server server) throws Exception {
    String url = server.newDatabase();
    try (Connection connection = server.connect(url);
        JdbcSource source = server.open(url)) {
      execute(
          connection,
          "CREATE TABLE invoice(id int, person int, due date, paid timestamp NULL, noted"
              + " varchar(40))",
          "INSERT INTO invoice VALUES"
              + "(1, 5, '2020-12-31', '2020-12-31 23:59:59', ' 2020-12-31 23:59'),"
              + "(2, 5, '2021-01-01', '2021-01-01 00:00:00', '2021-01-01'),"
              + "(3, 5, NULL, NULL, 'soon'),"
              + "(4, 6, '2020-12-31', '2020-12-31 23:59:59', '2020-12-31T23:59Z')");
      LocalDate last = LocalDate.of(2020, 12, 31);
      for (String column : List.of("due", "paid", "noted")) {
        execute(connection, "UPDATE invoice SET person = 5 WHERE person = 9");
        var kept =
            only(
                set(Map.of("person", new Replacement.Text("9")), "person", "5"),
                new DateCondition(column, last, false));
        assertThat(change(source.table("invoice"), kept)).as(column).containsExactly(2L);
        assertThat(rows(connection, "SELECT id FROM invoice WHERE person = 9 ORDER BY id"))
            .as(column)
            .containsExactly("2", "3");
        var gone = only(delete("id", "1", "2", "3"), new DateCondition(column, last, true));
        if (column.equals("noted")) {
          assertThat(change(source.table("invoice"), gone)).containsExactly(1L);
        }
      }
      assertThat(rows(connection, "SELECT id FROM invoice ORDER BY id"))
          .containsExactly("2", "3", "4");
    }
  }

  @ParameterizedTest
  @EnumSource
  void leavesARowToTheFirstOfSeveralChanges(Server server) throws Exception {
    String url = server.newDatabase();
    try (Connection connection = server.connect(url);
        JdbcSource source = server.open(url)) {
      execute(
          connection,
          "CREATE TABLE deal(id int PRIMARY KEY, buyer int, seller int, note varchar(20), due"
              + " date)",
          "INSERT INTO deal VALUES(1, 5, 6, 'a', '2020-01-01'), (2, 5, 7, 'b', '2030-01-01'),"
              + " (3, 8, 6, 'c', '2020-01-01'), (4, 5, 9, 'd', NULL)");
      LocalDate last = LocalDate.of(2025, 1, 1);
      var kept =
          only(set(Map.of("note", NULL), "buyer", "5"), new DateCondition("due", last, false));
      var sold = set(Map.of("note", new Replacement.Text("sold")), "seller", "6", "7");
      var gone = delete("buyer", "5");
      List<dev.steward.source.RowChange> all = List.of(kept, sold, gone);
      var changer = source.table("deal").changer();
      var units = new java.util.ArrayList<>(changer.plan(all));
      java.util.Collections.reverse(units);
      for (var unit : units) {
        changer.apply(unit, all, Changing.FREE);
      }
      assertThat(rows(connection, "SELECT id, note FROM deal ORDER BY id"))
          .containsExactly("1|sold", "2|null", "3|sold", "4|null");
      assertThat(change(source.table("deal"), kept, sold, gone)).containsExactly(0L, 0L, 0L);
    }
  }

  @ParameterizedTest
  @EnumSource
  void deletesRowsThatReferToOneAnother(Server server) throws Exception {
    String url = server.newDatabase();
    try (Connection connection = server.connect(url);
        JdbcSource source = server.open(url)) {
      execute(
          connection,
          "CREATE TABLE remark(id int PRIMARY KEY, author int, reply_to int,"
              + " CONSTRAINT reply_of FOREIGN KEY (reply_to) REFERENCES remark(id))",
          "INSERT INTO remark VALUES(1, 5, NULL), (2, 5, 1), (3, 6, 2), (4, 5, 3), (5, 7, NULL),"
              + " (6, 8, 5)");
      assertThat(change(source.table("remark"), delete("author", "5", "6"))).containsExactly(4L);
      assertThatThrownBy(() -> change(source.table("remark"), delete("author", "7")))
          .isInstanceOf(SourceException.class)
          .message()
          .containsIgnoringCase("all changes: a foreign key forbids it: reply_of of table remark");
      assertThat(rows(connection, "SELECT id, reply_to FROM remark ORDER BY id"))
          .containsExactly("5|null", "6|5");
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsTheForeignKeyThatForbidsIt(Server server) throws Exception {
    String url = server.newDatabase();
    try (Connection connection = server.connect(url);
        JdbcSource source = server.open(url)) {
      execute(
          connection,
          "CREATE TABLE person(id varchar(20) PRIMARY KEY)",
          "CREATE TABLE invoice(no int, person varchar(20),"
              + " CONSTRAINT of_person FOREIGN KEY (person) REFERENCES person(id))",
          "INSERT INTO person VALUES('secret-1'), ('secret-2')",
          "INSERT INTO invoice VALUES(1, 'secret-2')");
      assertThatThrownBy(() -> change(source.table("person"), delete("id", "secret-1", "secret-2")))
          .isInstanceOf(SourceException.class)
          .message()
          .containsIgnoringCase(
              "crm.person, change 1, keys 1 to 2: a foreign key forbids it: of_pe")
          .containsIgnoringCase("of table invoice, which refers to person")
          .doesNotContainIgnoringCase("secret");
      assertThat(rows(connection, "SELECT id FROM person")).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void leavesNothingHalfDoneWhereTheGuardForbidsIt(Server server) throws Exception {
    String url = server.newDatabase();
    try (Connection connection = server.connect(url);
        JdbcSource source = server.open(url)) {
      execute(
          connection,
          "CREATE TABLE person(id int PRIMARY KEY, name varchar(20))",
          "INSERT INTO person VALUES(1, 'a'), (2, 'b')");
      var changer = source.table("person").changer();
      assertThatThrownBy(
              () ->
                  change(
                      changer,
                      () -> {
                        throw new SourceException("Cannot go on", "the lease is lost");
                      },
                      delete("id", "1"),
                      set(Map.of("name", NULL), "id", "2")))
          .hasMessageContaining("the lease is lost");
      assertThat(rows(connection, "SELECT * FROM person ORDER BY id"))
          .containsExactly("1|a", "2|b");
      assertThat(change(source.table("person"), delete("id", "1"))).containsExactly(1L);
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesViewsAndColumnsThatAreNotThere(Server server) throws Exception {
    String url = server.newDatabase();
    try (Connection connection = server.connect(url);
        JdbcSource source = server.open(url)) {
      execute(
          connection,
          "CREATE TABLE person(id int PRIMARY KEY, twice int GENERATED ALWAYS AS (id * 2)"
              + (server == Server.H2 ? "" : " STORED")
              + ")",
          "CREATE VIEW people AS SELECT * FROM person");
      assertThatThrownBy(() -> source.table("people").changer())
          .hasMessageContaining("it is a view");
      assertThatThrownBy(() -> change(source.table("person"), delete("nr", "1")))
          .hasMessageContaining("there is no column nr");
      assertThatThrownBy(
              () -> change(source.table("person"), set(Map.of("twice", NULL), "id", "1")))
          .message()
          .containsIgnoringCase("column twice");
      assertThat(source.table("person").changer().plan(List.of(delete("id")))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void leavesConnectionsAsTheyWere(Server server) throws Exception {
    String url = server.newDatabase();
    try (Connection connection = server.connect(url)) {
      execute(connection, "CREATE TABLE person(id int PRIMARY KEY)");
      try (Database database = Database.open(server.settingsFor(url))) {
        Relation relation =
            new Relation(
                Optional.ofNullable(database.dialect().currentSchema(connection)).orElse(""),
                server == Server.H2 ? "PERSON" : "person",
                "person",
                Relation.Kind.TABLE);
        int isolation;
        boolean readOnly;
        try (Connection before = database.connection()) {
          isolation = before.getTransactionIsolation();
          readOnly = before.isReadOnly();
        }
        var changer =
            JdbcChanger.open(
                database, relation, new dev.steward.core.TableRef("crm", "person"), a -> {});
        change(changer, Changing.FREE, delete("id", "1"));
        try (Connection after = database.connection()) {
          assertThat(after.getTransactionIsolation()).isEqualTo(isolation);
          assertThat(after.isReadOnly()).isEqualTo(readOnly);
          assertThat(after.getAutoCommit()).isFalse();
        }
      }
    }
  }
}
