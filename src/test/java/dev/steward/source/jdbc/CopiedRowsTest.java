package dev.steward.source.jdbc;

import static dev.steward.source.jdbc.Reading.execute;
import static dev.steward.source.jdbc.Reading.full;
import static dev.steward.source.jdbc.Reading.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.Column;
import dev.steward.core.RowBatch;
import dev.steward.source.RowCursor;
import dev.steward.source.Split;
import dev.steward.source.Table;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CopiedRowsTest {
  /** Columns that are copied, and a list, with which the same columns come by a result set. */
  private static final String TABLE =
      """
      CREATE TABLE t(id int PRIMARY KEY, b bool, i2 int2, i4 int4, i8 int8, o oid, n numeric,
        m numeric(12,4), f4 float4, f8 float8, d date, t time, ts timestamp, tz timestamptz,
        s text, c char(6), x bytea, j jsonb, a int[])
      """;

  @Test
  void holdWhatAResultSetHolds() throws Exception {
    String url = Server.POSTGRESQL.newDatabase();
    try (Connection connection = Server.POSTGRESQL.connect(url)) {
      execute(
          connection,
          TABLE,
          "INSERT INTO t(id) VALUES (0)",
          """
          INSERT INTO t VALUES (1, false, -32768, -2147483648, -9223372036854775808, 4294967295,
            0, 0.5, 0.1, 1e-300, '0044-03-15 BC', '24:00', '4713-01-01 BC', '294276-01-01 UTC',
            '', '', '', '{}', '{1}')
          """,
          """
          INSERT INTO t VALUES (2, true, 32767, 2147483647, 9223372036854775807, 0,
            123456789012345678901234567890.000000001, -1.0000, 3.4028235e38, 'NaN', 'infinity',
            '00:00', '-infinity', 'infinity', E'tab\\tline\\nback\\\\', ' a', '\\x00ff', '[1]',
            '{}')
          """,
          """
          INSERT INTO t VALUES (3, true, 1, 1, 1, 1, 'NaN', 10000, 'Infinity', '-Infinity',
            '-infinity', '23:59:59.999999', '1999-12-31 23:59:59.999999',
            '2000-01-01 00:00:00.000001+00', 'ünïcödé 😀', 'äöü', NULL, '"x"', NULL)
          """,
          """
          INSERT INTO t VALUES (4, true, 1, 1, 1, 1, '-Infinity', 0.0001, 1.17549435e-38, 0,
            '294275-12-31', '12:00', '294246-12-31 04:00:54', '1969-12-31 23:59:59+00', 'x', 'x',
            'x', 'null', NULL)
          """,
          "INSERT INTO t(id, n) SELECT 10 + g, random()::numeric * power(10::numeric, g - 20)"
              + " FROM generate_series(0, 40) g",
          "INSERT INTO t(id, n) VALUES (60, 100), (61, 10000.00), (62, 0.000), (63, -0.00010000)");
    }
    try (JdbcSource source = Server.POSTGRESQL.open(url)) {
      Table table = source.table("t");
      Set<String> names =
          table.columns().stream().map(Column::name).collect(Collectors.toCollection(HashSet::new));
      Map<String, List<String>> fetched = read(table, names);
      names.remove("a");
      Map<String, List<String>> copied = read(table, names);
      fetched.remove("a");
      assertThat(copied.keySet()).isEqualTo(fetched.keySet());
      copied.forEach((name, cells) -> assertThat(cells).as(name).isEqualTo(fetched.get(name)));
      assertThat(copied.get("id")).hasSize(50);
      assertThat(copied.get("irregularities")).isNotEmpty();
    }
  }

  @Test
  void areCutByKeysOfAnyCharacters() throws Exception {
    String url = Server.POSTGRESQL.newDatabase();
    try (Connection connection = Server.POSTGRESQL.connect(url)) {
      execute(
          connection,
          """
          CREATE TABLE t("is it?" text, "o'clock" bytea, PRIMARY KEY ("is it?", "o'clock"))
          """,
          """
          INSERT INTO t SELECT
            E'\\\\''"?é' || CASE g % 3 WHEN 0 THEN E'\\\\' WHEN 1 THEN '''' ELSE '?' END,
            decode(lpad(to_hex(g), 4, '0'), 'hex') FROM generate_series(1, 1000) g
          """);
    }
    try (JdbcSource source = Server.POSTGRESQL.open(url)) {
      Table table = source.table("t");
      List<Split> splits = full(table);
      assertThat(splits).hasSizeGreaterThan(5);
      List<String> keys = values(table, splits, "o'clock");
      assertThat(keys).hasSize(1000).doesNotHaveDuplicates();
    }
  }

  @Test
  void mayBeLeftEarly() throws Exception {
    String url = Server.POSTGRESQL.newDatabase();
    try (Connection connection = Server.POSTGRESQL.connect(url)) {
      execute(
          connection,
          """
          CREATE TABLE t AS SELECT g AS id, repeat('x', 1000) AS s
          FROM generate_series(1, 20000) g
          """);
    }
    try (JdbcSource source = Server.POSTGRESQL.open(url)) {
      Table table = source.table("t");
      Split split = full(table).get(0);
      for (int i = 0; i < 3; i++) {
        try (RowCursor cursor = table.read(split, Set.of("s"))) {
          assertThat(cursor.next()).isNotNull();
        }
      }
      assertThat(values(table, List.of(split), "id")).hasSize(20_000);
    }
  }

  private static Map<String, List<String>> read(Table table, Set<String> names) throws Exception {
    Map<String, List<String>> read = new LinkedHashMap<>();
    for (Split split : full(table)) {
      try (RowCursor cursor = table.read(split, names)) {
        RowBatch batch;
        while ((batch = cursor.next()) != null) {
          for (int column = 0; column < cursor.columns().size(); column++) {
            List<String> values =
                read.computeIfAbsent(cursor.columns().get(column).name(), it -> new ArrayList<>());
            var vector = batch.columns().get(column);
            IntStream.range(0, batch.rows()).forEach(row -> values.add(Reading.text(vector, row)));
          }
        }
        read.put("irregularities", cursor.irregularities().stream().map(Object::toString).toList());
      }
    }
    return read;
  }
}
