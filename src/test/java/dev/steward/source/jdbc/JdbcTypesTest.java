package dev.steward.source.jdbc;

import static dev.steward.source.jdbc.Reading.execute;
import static dev.steward.source.jdbc.Reading.full;
import static dev.steward.source.jdbc.Reading.irregularities;
import static dev.steward.source.jdbc.Reading.onlyRow;
import static dev.steward.source.jdbc.Reading.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.steward.core.RowBatch;
import dev.steward.source.Irregularity;
import dev.steward.source.RowCursor;
import dev.steward.source.Table;
import java.sql.Connection;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcTypesTest {
  @Test
  void readsEachTypeOfPostgreSql() throws Exception {
    String url = Server.POSTGRESQL.newDatabase();
    try (Connection connection = Server.POSTGRESQL.connect(url)) {
      execute(
          connection,
          "CREATE TYPE mood AS ENUM ('glad', 'sad')",
          "CREATE TYPE place AS (street text, no int)",
          "CREATE DOMAIN zip AS varchar(10) CHECK (length(value) > 2)",
          "CREATE DOMAIN age AS int",
          """
          CREATE TABLE t(
            a_bool bool, a_int2 int2, a_int4 int4, a_int8 int8, a_numeric numeric(10,2),
            a_float4 float4, a_float8 float8, a_money money,
            a_char char(4), a_varchar varchar(20), a_text text, a_name name,
            a_uuid uuid, a_mood mood, a_place place, a_zip zip, a_age age,
            a_json json, a_jsonb jsonb, a_xml xml, a_bytea bytea, a_bit bit(3), a_varbit varbit,
            a_date date, a_time time, a_timetz timetz, a_timestamp timestamp,
            a_timestamptz timestamptz, an_interval interval,
            an_inet inet, a_mac macaddr, a_point point, a_range int4range, a_tsvector tsvector,
            some_ints int[], some_texts text[][], some_uuids uuid[], some_moods mood[],
            some_dates date[], some_numerics numeric[], some_bools bool[], some_floats float8[],
            twice int GENERATED ALWAYS AS (a_int4 * 2) STORED,
            thrice int GENERATED ALWAYS AS (a_int4 * 3) VIRTUAL)
          """,
          """
          INSERT INTO t VALUES(
            true, -2, 4, 9223372036854775807, 12.50, 1.5, 2.25, 3.5,
            'ab', 'vär', 'tèxt', 'nom',
            '00112233-4455-6677-8899-aabbccddeeff', 'sad', ROW('Elm', 4), '12345', 44,
            '{"a": 1}', '{"b": 2}', '<x>y</x>', '\\x00ff', B'101', B'11',
            '2026-11-23', '10:11:12.000013', '10:11:12+02', '1969-12-31 23:59:59.999999',
            '2026-01-01 00:00:00+02', '1 day 2 hours',
            '10.0.0.1/24', '08:00:2b:01:02:03', '(1,2)', '[1,5)', 'cat',
            '{1,2,3}', '{{a,b},{c,NULL}}', '{00112233-4455-6677-8899-aabbccddeeff}', '{sad,glad}',
            '{2026-01-01}', '{1.5,2}', '{t,f}', '{0.5}')
          """);
    }
    try (JdbcSource source = Server.POSTGRESQL.open(url)) {
      assertThat(onlyRow(source.table("t")))
          .containsExactly(
              entry("a_bool", "BOOLEAN 1"),
              entry("a_int2", "INTEGER -2"),
              entry("a_int4", "INTEGER 4"),
              entry("a_int8", "INTEGER 9223372036854775807"),
              entry("a_numeric", "DECIMAL 12.50"),
              entry("a_float4", "FLOAT 1.5"),
              entry("a_float8", "FLOAT 2.25"),
              entry("a_money", "TEXT $3.50"),
              entry("a_char", "TEXT ab"),
              entry("a_varchar", "TEXT vär"),
              entry("a_text", "TEXT tèxt"),
              entry("a_name", "TEXT nom"),
              entry("a_uuid", "TEXT 00112233-4455-6677-8899-aabbccddeeff"),
              entry("a_mood", "TEXT sad"),
              entry("a_place", "TEXT (Elm,4)"),
              entry("a_zip", "TEXT 12345"),
              entry("a_age", "INTEGER 44"),
              entry("a_json", "TEXT {\"a\": 1}"),
              entry("a_jsonb", "TEXT {\"b\": 2}"),
              entry("a_xml", "TEXT <x>y</x>"),
              entry("a_bytea", "BINARY 00ff"),
              entry("a_bit", "TEXT 101"),
              entry("a_varbit", "TEXT 11"),
              entry("a_date", "DATE 20780"),
              entry("a_time", "TIME 36672000013"),
              entry("a_timetz", "TEXT 10:11:12+02"),
              entry("a_timestamp", "TIMESTAMP -1"),
              entry("a_timestamptz", "INSTANT 1767218400000000"),
              entry("an_interval", "TEXT 1 day 02:00:00"),
              entry("an_inet", "TEXT 10.0.0.1/24"),
              entry("a_mac", "TEXT 08:00:2b:01:02:03"),
              entry("a_point", "TEXT (1,2)"),
              entry("a_range", "TEXT [1,5)"),
              entry("a_tsvector", "TEXT 'cat'"),
              entry("some_ints", "INTEGER [1,2,3]"),
              entry("some_texts", "TEXT [a,b,c,null]"),
              entry("some_uuids", "TEXT [00112233-4455-6677-8899-aabbccddeeff]"),
              entry("some_moods", "TEXT {sad,glad}"),
              entry("some_dates", "TEXT {2026-01-01}"),
              entry("some_numerics", "DECIMAL [1.5,2]"),
              entry("some_bools", "BOOLEAN [1,0]"),
              entry("some_floats", "FLOAT [0.5]"),
              entry("twice", "INTEGER 8"),
              entry("thrice", "INTEGER 12"));
      assertThat(source.table("t").columns().get(4).declaredType()).isEqualTo("numeric(10,2)");
      assertThat(source.table("t").columns().get(15).declaredType()).isEqualTo("zip");
    }
  }

  @Test
  void readsEachTypeOfH2() throws Exception {
    String url = Server.H2.newDatabase();
    try (Connection connection = Server.H2.connect(url)) {
      execute(
          connection,
          "CREATE DOMAIN zip AS VARCHAR(10)",
          """
          CREATE TABLE t(
            a_boolean BOOLEAN, a_tinyint TINYINT, a_smallint SMALLINT, an_int INT, a_bigint BIGINT,
            a_numeric NUMERIC(30, 2), an_id NUMERIC(12), a_decfloat DECFLOAT, a_real REAL,
            a_double DOUBLE PRECISION, a_char CHAR(4), a_varchar VARCHAR(20),
            an_ignorecase VARCHAR_IGNORECASE(20), a_clob CLOB, a_binary BINARY(2),
            a_varbinary VARBINARY(10), a_blob BLOB, a_uuid UUID, a_json JSON,
            an_enum ENUM('glad', 'sad'), a_zip zip,
            a_date DATE, a_time TIME(6), a_timetz TIME WITH TIME ZONE, a_timestamp TIMESTAMP,
            a_timestamptz TIMESTAMP WITH TIME ZONE, an_interval INTERVAL DAY TO HOUR,
            some_ints INT ARRAY, a_geometry GEOMETRY, twice INT GENERATED ALWAYS AS (an_int * 2))
          """,
          """
          INSERT INTO t VALUES(
            TRUE, -1, 2, 3, 4, 12.50, 123456789012, 1.5, 0.5, 0.25, 'ab', 'vär', 'Ic', 'clöb',
            X'00ff', X'00ff', X'00ff', '00112233-4455-6677-8899-aabbccddeeff', JSON '{"a": 1}',
            'sad', '12345', '0001-01-01', '10:11:12.000013', '10:11:12+02:00',
            '1969-12-31 23:59:59.999999', '2026-01-01 00:00:00+02:00', INTERVAL '1 2' DAY TO HOUR,
            ARRAY[1, 2], 'POINT (1 2)', DEFAULT)
          """);
    }
    try (JdbcSource source = Server.H2.open(url)) {
      assertThat(onlyRow(source.table("t")))
          .containsExactly(
              entry("a_boolean", "BOOLEAN 1"),
              entry("a_tinyint", "INTEGER -1"),
              entry("a_smallint", "INTEGER 2"),
              entry("an_int", "INTEGER 3"),
              entry("a_bigint", "INTEGER 4"),
              entry("a_numeric", "DECIMAL 12.50"),
              entry("an_id", "INTEGER 123456789012"),
              entry("a_decfloat", "DECIMAL 1.5"),
              entry("a_real", "FLOAT 0.5"),
              entry("a_double", "FLOAT 0.25"),
              entry("a_char", "TEXT ab"),
              entry("a_varchar", "TEXT vär"),
              entry("an_ignorecase", "TEXT Ic"),
              entry("a_clob", "TEXT clöb"),
              entry("a_binary", "BINARY 00ff"),
              entry("a_varbinary", "BINARY 00ff"),
              entry("a_blob", "BINARY 00ff"),
              entry("a_uuid", "TEXT 00112233-4455-6677-8899-aabbccddeeff"),
              entry("a_json", "TEXT {\"a\":1}"),
              entry("an_enum", "TEXT sad"),
              entry("a_zip", "TEXT 12345"),
              entry("a_date", "DATE -719162"),
              entry("a_time", "TIME 36672000013"),
              entry("a_timetz", "TEXT 10:11:12+02"),
              entry("a_timestamp", "TIMESTAMP -1"),
              entry("a_timestamptz", "INSTANT 1767218400000000"),
              entry("an_interval", "TEXT INTERVAL '1 02' DAY TO HOUR"),
              entry("some_ints", "TEXT [1,2]"),
              entry("a_geometry", "TEXT POINT (1 2)"),
              entry("twice", "INTEGER 6"));
    }
  }

  @Test
  void readsEachTypeOfMariaDb() throws Exception {
    String url = Server.MARIADB.newDatabase();
    try (Connection connection = Server.MARIADB.connect(url)) {
      execute(
          connection,
          "SET time_zone = '+02:00'",
          """
          CREATE TABLE t(
            a_bool BOOL, a_tinyint TINYINT, a_smallint SMALLINT, a_mediumint MEDIUMINT, an_int INT,
            a_bigint BIGINT, an_unsigned BIGINT UNSIGNED, a_decimal DECIMAL(30, 2),
            an_id DECIMAL(12), a_float FLOAT, a_double DOUBLE, a_bit BIT(1), some_bits BIT(10),
            a_char CHAR(4), a_varchar VARCHAR(20) CHARACTER SET latin1, a_text TEXT,
            a_longtext LONGTEXT, a_json JSON, an_enum ENUM('glad', 'sad'), a_set SET('x', 'y'),
            a_uuid UUID, an_inet INET6, a_binary BINARY(2), a_varbinary VARBINARY(10), a_blob BLOB,
            a_longblob LONGBLOB, a_date DATE, a_time TIME(6), a_year YEAR, a_datetime DATETIME(6),
            a_timestamp TIMESTAMP(3) NULL, twice INT GENERATED ALWAYS AS (an_int * 2) VIRTUAL)
          """,
          """
          INSERT INTO t VALUES(
            1, 5, 2, 3, 4, -5, 18446744073709551615, 12.50, 123456789012, 0.5, 0.25, 1, 513, 'ab',
            'vär', 'tèxt 😀', 'löng', '{"a": 1}', 'sad', 'x,y',
            '00112233-4455-6677-8899-aabbccddeeff', '::1', X'00ff', X'00ff', X'00ff', X'00ff',
            '0001-01-01', '10:11:12.000013', 2026, '1969-12-31 23:59:59.999999',
            '2026-01-01 00:00:00', DEFAULT)
          """);
    }
    try (JdbcSource source = Server.MARIADB.open(url)) {
      assertThat(onlyRow(source.table("t")))
          .containsExactly(
              entry("a_bool", "INTEGER 1"),
              entry("a_tinyint", "INTEGER 5"),
              entry("a_smallint", "INTEGER 2"),
              entry("a_mediumint", "INTEGER 3"),
              entry("an_int", "INTEGER 4"),
              entry("a_bigint", "INTEGER -5"),
              entry("an_unsigned", "DECIMAL 18446744073709551615"),
              entry("a_decimal", "DECIMAL 12.50"),
              entry("an_id", "INTEGER 123456789012"),
              entry("a_float", "FLOAT 0.5"),
              entry("a_double", "FLOAT 0.25"),
              entry("a_bit", "BOOLEAN 1"),
              entry("some_bits", "INTEGER 513"),
              entry("a_char", "TEXT ab"),
              entry("a_varchar", "TEXT vär"),
              entry("a_text", "TEXT tèxt 😀"),
              entry("a_longtext", "TEXT löng"),
              entry("a_json", "TEXT {\"a\": 1}"),
              entry("an_enum", "TEXT sad"),
              entry("a_set", "TEXT x,y"),
              entry("a_uuid", "TEXT 00112233-4455-6677-8899-aabbccddeeff"),
              entry("an_inet", "TEXT ::1"),
              entry("a_binary", "BINARY 00ff"),
              entry("a_varbinary", "BINARY 00ff"),
              entry("a_blob", "BINARY 00ff"),
              entry("a_longblob", "BINARY 00ff"),
              entry("a_date", "DATE -719162"),
              entry("a_time", "TIME 36672000013"),
              entry("a_year", "INTEGER 2026"),
              entry("a_datetime", "TIMESTAMP -1"),
              entry("a_timestamp", "INSTANT 1767218400000000"),
              entry("twice", "INTEGER 8"));
    }
  }

  @Test
  void makesNullsOfWhatPostgreSqlAloneCanHoldAndCountsThem() throws Exception {
    String url = Server.POSTGRESQL.newDatabase();
    try (Connection connection = Server.POSTGRESQL.connect(url)) {
      execute(
          connection,
          "CREATE TABLE t(d date, ts timestamp, tz timestamptz, n numeric, f float8)",
          "INSERT INTO t VALUES('infinity', '-infinity', 'infinity', 'NaN', 'NaN')",
          "INSERT INTO t VALUES('4713-01-01 BC', '0044-03-15 12:00 BC', '294276-12-31', 1,"
              + " '-Infinity')",
          "INSERT INTO t VALUES('0001-01-01', '0001-01-01', '0001-01-01Z', 'Infinity', 0)",
          "INSERT INTO t VALUES(null, null, null, null, null)");
    }
    try (JdbcSource source = Server.POSTGRESQL.open(url)) {
      Table table = source.table("t");
      assertThat(values(table, full(table), "d"))
          .containsExactly("null", "-2440550", "-719162", "null");
      assertThat(values(table, full(table), "ts"))
          .containsExactly("null", "-63517780800000000", "-62135596800000000", "null");
      assertThat(values(table, full(table), "tz"))
          .containsExactly("null", "null", "-62135596800000000", "null");
      assertThat(values(table, full(table), "n")).containsExactly("null", "1", "null", "null");
      assertThat(values(table, full(table), "f"))
          .containsExactly("NaN", "-Infinity", "0.0", "null");
      String place = "row 1 of the whole table";
      assertThat(irregularities(table))
          .containsExactlyInAnyOrder(
              new Irregularity("d: " + CellFormats.OUT_OF_RANGE, 1, place),
              new Irregularity("ts: " + CellFormats.OUT_OF_RANGE, 1, place),
              new Irregularity("tz: " + CellFormats.OUT_OF_RANGE, 2, place),
              new Irregularity("n: a number that is not finite, read as null", 2, place));
    }
  }

  @Test
  void makesNullsOfWhatMySqlAloneCanHoldAndCountsThem() throws Exception {
    String url = Server.MARIADB.newDatabase();
    try (Connection connection = Server.MARIADB.connect(url)) {
      execute(
          connection,
          "CREATE TABLE t(d DATE, dt DATETIME, ts TIMESTAMP NULL, ti TIME)",
          "INSERT INTO t VALUES(0, 0, 0, '-100:00:00')",
          "INSERT INTO t VALUES('2026-00-01', '2026-01-00 10:00:00', 0, '23:59:59')",
          "INSERT INTO t VALUES(null, null, null, null)");
    }
    try (JdbcSource source = Server.MARIADB.open(url)) {
      Table table = source.table("t");
      assertThat(values(table, full(table), "d")).containsExactly("null", "null", "null");
      assertThat(values(table, full(table), "ti")).containsExactly("null", "86399000000", "null");
      assertThat(irregularities(table))
          .extracting(each -> each.what() + " " + each.count())
          .containsExactlyInAnyOrder(
              "d: a date that does not exist, read as null 2",
              "dt: a date that does not exist, read as null 2",
              "ts: a date that does not exist, read as null 2",
              "ti: " + CellFormats.OUT_OF_RANGE + " 1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsOnlyTheBeginningOfLargeValuesAndSaysSo(Server server) throws Exception {
    String url = server.newDatabase();
    String text = server == Server.MARIADB ? "LONGTEXT" : server == Server.H2 ? "CLOB" : "TEXT";
    String binary = server == Server.MARIADB ? "LONGBLOB" : server == Server.H2 ? "BLOB" : "BYTEA";
    String bytes =
        switch (server) {
          case H2 -> "CAST(REPEAT('ab', 40000) AS VARBINARY)";
          case POSTGRESQL -> "convert_to(repeat('ab', 40000), 'UTF8')";
          case MARIADB -> "REPEAT('ab', 40000)";
        };
    try (Connection connection = server.connect(url)) {
      execute(
          connection,
          "CREATE TABLE t(s " + text + ", b " + binary + ")",
          "INSERT INTO t VALUES(CONCAT(REPEAT('é', 600000), REPEAT('é', 600000)), " + bytes + ")",
          "INSERT INTO t VALUES('x', NULL)");
    }
    try (JdbcSource source = server.open(url)) {
      Table table = source.table("t");
      assertThat(values(table, full(table), "s"))
          .extracting(String::length)
          .containsExactly(CellFormats.TEXT_PREFIX, 1);
      assertThat(values(table, full(table), "b"))
          .extracting(String::length)
          .containsExactly(CellFormats.BINARY_PREFIX, 4);
      assertThat(irregularities(table))
          .extracting(Irregularity::what)
          .containsExactlyInAnyOrder("s: " + CellFormats.CUT, "b: " + CellFormats.CUT);
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsBatchesOfWideTextSmall(Server server) throws Exception {
    String url = server.newDatabase();
    try (Connection connection = server.connect(url)) {
      execute(connection, "CREATE TABLE t(id INT PRIMARY KEY, s VARCHAR(60000))");
      Reading.insert(
          connection,
          "INSERT INTO t VALUES(?, REPEAT('x', 50000))",
          300,
          (statement, row) -> statement.setInt(1, row));
    }
    try (JdbcSource source = server.open(url)) {
      Table table = source.table("t");
      int rows = 0;
      int most = 0;
      for (var split : full(table)) {
        try (RowCursor cursor = table.read(split, Set.of("s"))) {
          RowBatch batch;
          while ((batch = cursor.next()) != null) {
            rows += batch.rows();
            most = Math.max(most, batch.rows());
          }
        }
      }
      assertThat(rows).isEqualTo(300);
      assertThat(most).isLessThanOrEqualTo(85);
    }
  }
}
