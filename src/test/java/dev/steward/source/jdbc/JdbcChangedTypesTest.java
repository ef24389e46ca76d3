package dev.steward.source.jdbc;

import static dev.steward.source.jdbc.Changing.change;
import static dev.steward.source.jdbc.Changing.delete;
import static dev.steward.source.jdbc.Changing.rows;
import static dev.steward.source.jdbc.Changing.set;
import static dev.steward.source.jdbc.Reading.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.KeyCell;
import dev.steward.core.KeyTuples;
import dev.steward.core.RowBatch;
import dev.steward.source.Replacement;
import dev.steward.source.RowCursor;
import dev.steward.source.Split;
import dev.steward.source.Table;
import dev.steward.testkit.MariaDb;
import dev.steward.testkit.Postgres;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys and cells of each type. */
class JdbcChangedTypesTest {
  /** The key that a scan reads from the first row of a column, and from no other row. */
  private static KeyTuples keyOf(Table table, String column) throws Exception {
    Split split = Reading.full(table).get(0);
    try (RowCursor cursor = table.read(split, Set.of(column))) {
      RowBatch batch = Objects.requireNonNull(cursor.next());
      ColumnVector vector = batch.columns().get(0);
      KeyCell cell = new KeyCell();
      assertThat(cell.read(vector, 0)).as(column).isTrue();
      return KeyTuples.builder(1).add(cell.copy()).build();
    }
  }

  private static void findsWhatAScanReads(Server server, String url, Connection connection)
      throws Exception {
    try (JdbcSource source = server.open(url)) {
      Table table = source.table("thing");
      for (Column column : table.columns()) {
        KeyTuples key = keyOf(table, column.name());
        connection.setAutoCommit(false);
        assertThat(change(table, delete(List.of(column.name()), key)))
            .as(column.name())
            .containsExactly(1L);
        connection.setAutoCommit(true);
        execute(connection, "INSERT INTO thing SELECT * FROM kept WHERE nr = 1");
        execute(
            connection,
            "DELETE FROM thing WHERE nr = 2",
            "INSERT INTO thing SELECT * FROM kept WHERE nr = 2");
        if (rows(connection, "SELECT nr FROM thing").get(0).equals("2")) {
          execute(connection, "DELETE FROM thing", "INSERT INTO thing SELECT * FROM kept");
        }
      }
    }
  }

  @Test
  void findsKeysOfEachTypeOfPostgreSql() throws Exception {
    String url = Postgres.newDatabase();
    try (Connection connection = Postgres.connect(url)) {
      execute(
          connection,
          "CREATE TYPE mood AS ENUM ('glad', 'sad')",
          "CREATE DOMAIN zip AS varchar(10)",
          "CREATE COLLATION careless (provider = icu, locale = 'und-u-ks-level2',"
              + " deterministic = false)",
          """
          CREATE TABLE thing(nr int, small int2, big int8, num numeric(12,3), free numeric,
            real_ float8, flag bool, day date, clock time, moment timestamp, instant timestamptz,
            id uuid, fixed char(8), name varchar(20), txt text, raw bytea, feel mood, code zip,
            addr inet, lax text COLLATE careless)
          """,
          """
          INSERT INTO thing VALUES
          (1, 1, 9007199254740993, 12.500, 100, 0.1, true, '2020-02-29', '10:11:12.5',
           '1969-12-31 23:59:59.999999', '2020-01-01 00:00:00+02',
           '00112233-4455-6677-8899-aabbccddeeff', ' ab', 'Anna', 'a', '\\x20ff', 'sad', '1 2',
           '10.0.0.1', 'Lax'),
          (2, 2, 9007199254740992, 12.501, 101, 0.2, false, '2020-03-01', '10:11:12',
           '1970-01-01 00:00:00', '2020-01-01 00:00:00+01',
           '00112233-4455-6677-8899-aabbccddeefe', 'ab c', 'anna', 'b', '\\xfffe', 'glad', '12',
           '10.0.0.2', 'lax')
          """,
          "CREATE TABLE kept AS SELECT * FROM thing");
      findsWhatAScanReads(Server.POSTGRESQL, url, connection);
    }
  }

  @Test
  void findsKeysOfEachTypeOfMariaDb() throws Exception {
    String url = MariaDb.newDatabase();
    try (Connection connection = Server.MARIADB.connect(url)) {
      execute(
          connection,
          """
          CREATE TABLE thing(nr int, tiny tinyint unsigned, big bigint unsigned, num decimal(12,3),
            real_ double, flag boolean, day date, clock time(6), moment datetime(6),
            instant timestamp(6) NULL, id uuid, fixed char(8), name varchar(20),
            latin varchar(20) CHARACTER SET latin1, txt text, raw varbinary(16),
            feel enum('glad', 'sad'), bits binary(4)) COLLATE utf8mb4_general_ci
          """,
          """
          INSERT INTO thing VALUES
          (1, 255, 18446744073709551615, 12.5, 0.1, true, '2020-02-29', '10:11:12.5',
           '1969-12-31 23:59:59.999999', '2020-01-01 00:00:00',
           '00112233-4455-6677-8899-aabbccddeeff', ' ab', 'Änna', 'Änna', 'a', x'20ff', 'sad',
           x'ff00ff09'),
          (2, 1, 2, 12.501, 0.2, false, '2020-03-01', '10:11:12', '1970-01-01 00:00:00',
           '2020-01-01 01:00:00', '00112233-4455-6677-8899-aabbccddeefe', 'ab c', 'änna', 'änna',
           'b', x'fffe', 'glad', x'ff00ff08')
          """,
          "CREATE TABLE kept AS SELECT * FROM thing");
      findsWhatAScanReads(Server.MARIADB, url, connection);
    }
  }

  @Test
  void findsKeysOfEachTypeOfH2() throws Exception {
    String url = Server.H2.newDatabase();
    try (Connection connection = Server.H2.connect(url)) {
      execute(
          connection,
          """
          CREATE TABLE thing(nr int, tiny tinyint, big bigint, num decimal(12,3), num0 decimal(6),
            real_ double precision, flag boolean, day_ date, clock time(6), moment timestamp,
            instant timestamp with time zone, id uuid, fixed char(8), name varchar(20),
            lax varchar_ignorecase(20), txt clob, raw varbinary(16), feel enum('glad', 'sad'))
          """,
          """
          INSERT INTO thing VALUES
          (1, 1, 9007199254740993, 12.5, 100, 0.1, true, '2020-02-29', '10:11:12.5',
           '1969-12-31 23:59:59.999999', '2020-01-01 00:00:00+02',
           '00112233-4455-6677-8899-aabbccddeeff', ' ab', 'Anna', 'Anna', 'a', x'20ff', 'sad'),
          (2, 2, 2, 12.501, 101, 0.2, false, '2020-03-01', '10:11:12', '1970-01-01 00:00:00',
           '2020-01-01 00:00:00+01', '00112233-4455-6677-8899-aabbccddeefe', 'ab c', 'anna',
           'anna', 'b', x'fffe', 'glad')
          """,
          "CREATE TABLE kept AS SELECT * FROM thing");
      findsWhatAScanReads(Server.H2, url, connection);
    }
  }

  @Test
  void replacesCellsOfEachTypeOfPostgreSql() throws Exception {
    String url = Postgres.newDatabase();
    try (Connection connection = Postgres.connect(url);
        JdbcSource source = Server.POSTGRESQL.open(url)) {
      execute(
          connection,
          "CREATE TYPE mood AS ENUM ('glad', 'sad', 'none')",
          "CREATE DOMAIN zip AS varchar(3) CHECK (value <> 'bad')",
          """
          CREATE TABLE thing(nr int PRIMARY KEY, id uuid NOT NULL, feel mood, feel2 mood, code zip,
            doc json NOT NULL, docb jsonb, tags text[] NOT NULL, addr inet, raw bytea NOT NULL,
            due date, at_ timestamptz NOT NULL, many int, small int2, num numeric(5,2))
          """,
          """
          INSERT INTO thing VALUES(1, '00112233-4455-6677-8899-aabbccddeeff', 'sad', 'sad', '12',
            '{"a": 1}', '{"b": 2}', '{a,b}', '10.0.0.1', '\\xff', 'infinity',
            '2020-05-05 10:00:00+00', 5, 5, 5)
          """);
      Replacement none = new Replacement.Text("none");
      var changes =
          set(
              Map.ofEntries(
                  Map.entry("id", none),
                  Map.entry("feel", none),
                  Map.entry("feel2", new Replacement.Text("unheard of")),
                  Map.entry("code", new Replacement.Text("99999")),
                  Map.entry("doc", new Replacement.Null()),
                  Map.entry("docb.b", new Replacement.Text("3")),
                  Map.entry("tags", none),
                  Map.entry("addr", new Replacement.Derived(text -> "10.0.0." + text.length())),
                  Map.entry("raw", none),
                  Map.entry("due", new Replacement.FirstOfYear()),
                  Map.entry("at_", new Replacement.FirstOfYear()),
                  Map.entry("many", new Replacement.Derived(text -> text + "7")),
                  Map.entry("small", new Replacement.Text("70000")),
                  Map.entry("num", new Replacement.Derived(text -> "x"))),
              "nr",
              "1");
      assertThat(change(source.table("thing"), changes)).containsExactly(1L);
      execute(connection, "SET time zone 'UTC'");
      assertThat(rows(connection, "SELECT * FROM thing"))
          .containsExactly(
              "1|00000000-0000-0000-0000-000000000000|none|null|999|null|{\"b\": 3}|{}|10.0.0.11"
                  + "|\\x|infinity|2020-01-01 00:00:00+00|57|null|null");
    }
  }

  @Test
  void replacesCellsOfEachTypeOfMariaDb() throws Exception {
    String url = MariaDb.newDatabase();
    try (Connection connection = Server.MARIADB.connect(url);
        JdbcSource source = Server.MARIADB.open(url)) {
      execute(
          connection,
          """
          CREATE TABLE thing(nr int, id uuid, feel enum('glad', 'none') NOT NULL, name varchar(3)
            CHARACTER SET latin1, doc json, tiny tinyint, num decimal(5,2), day date, day2 date,
            moment datetime, at_ timestamp NOT NULL, yr year NOT NULL, raw blob NOT NULL)
          """,
          """
          INSERT INTO thing VALUES(1, '00112233-4455-6677-8899-aabbccddeeff', 'glad', 'Änn',
            '{"a": 1}', 5, 5, '2020-05-05', '0000-00-00', '2020-05-05 01:02:03',
            '2020-05-05 01:02:03', 2020, 'x')
          """);
      Replacement none = new Replacement.Text("none");
      assertThatThrownBy(() -> change(source.table("thing"), set(Map.of("feel", none), "nr", "1")))
          .hasMessageContainingAll("feel", "admits no null");
      var changes =
          set(
              Map.ofEntries(
                  Map.entry("id", none),
                  Map.entry("name", none),
                  Map.entry("doc.a", new Replacement.Null()),
                  Map.entry("tiny", new Replacement.Text("128")),
                  Map.entry("num", new Replacement.Derived(text -> "123.456")),
                  Map.entry("day", new Replacement.FirstOfYear()),
                  Map.entry("day2", new Replacement.FirstOfYear()),
                  Map.entry("moment", new Replacement.FirstOfYear()),
                  Map.entry("at_", new Replacement.Null()),
                  Map.entry("yr", new Replacement.Null()),
                  Map.entry("raw", new Replacement.Null())),
              "nr",
              "1");
      assertThat(change(source.table("thing"), changes)).containsExactly(1L);
      assertThat(change(source.table("thing"), changes)).containsExactly(0L);
      assertThat(
              rows(
                  connection,
                  "SELECT nr, id, feel, name, doc, tiny, num, day, CAST(day2 AS"
                      + " CHAR), CAST(moment AS CHAR), UNIX_TIMESTAMP(at_), yr, LENGTH(raw) FROM thing"))
          .containsExactly(
              "1|null|glad|non|{\"a\": null}|null|123.46|2020-01-01|0000-00-00|2020-01-01 00:00:00|1|1970|0");
    }
  }

  @ParameterizedTest
  @EnumSource
  void computesCellsOfRowsThatNothingTellsApart(Server server) throws Exception {
    String url = server.newDatabase();
    try (Connection connection = server.connect(url);
        JdbcSource source = server.open(url)) {
      execute(
          connection,
          "CREATE TABLE visit(person varchar(10), page varchar(20))",
          "INSERT INTO visit VALUES('a', 'x'), ('a', 'x'), ('A', 'x'), (' a ', 'xy'), ('a', NULL),"
              + " ('b', 'x')");
      var changes =
          set(
              Map.of("page", new Replacement.Derived(text -> "page " + text.length())),
              "person",
              "a");
      assertThat(change(source.table("visit"), changes)).containsExactly(3L);
      assertThat(rows(connection, "SELECT page FROM visit ORDER BY page"))
          .containsExactlyInAnyOrder("page 1", "page 1", "page 2", "null", "x", "x");
    }
  }

  @Test
  void changesPartitionsThroughTheirParent() throws Exception {
    String url = Postgres.newDatabase();
    try (Connection connection = Postgres.connect(url);
        JdbcSource source = Server.POSTGRESQL.open(url)) {
      execute(
          connection,
          "CREATE TABLE visit(person int, at_ date, page text) PARTITION BY RANGE (at_)",
          "CREATE TABLE v1 PARTITION OF visit FOR VALUES FROM ('2020-01-01') TO ('2021-01-01')",
          "CREATE TABLE v2 PARTITION OF visit FOR VALUES FROM ('2021-01-01') TO ('2022-01-01')",
          "INSERT INTO visit VALUES(1, '2020-05-05', 'a'), (1, '2021-05-05', 'b'),"
              + " (2, '2021-05-05', 'c')");
      var changes =
          set(Map.of("page", new Replacement.Derived(text -> text + text)), "person", "1");
      assertThat(change(source.table("visit"), changes)).containsExactly(2L);
      assertThat(rows(connection, "SELECT page FROM visit ORDER BY page"))
          .containsExactly("aa", "bb", "c");
      assertThat(change(source.table("visit"), delete("person", "1"))).containsExactly(2L);
    }
  }
}
