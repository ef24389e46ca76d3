package dev.steward.source.jdbc;

import static dev.steward.source.jdbc.Reading.execute;
import static dev.steward.source.jdbc.Reading.full;
import static dev.steward.source.jdbc.Reading.insert;
import static dev.steward.source.jdbc.Reading.sample;
import static dev.steward.source.jdbc.Reading.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.source.Split;
import dev.steward.source.Table;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Splits hold each row once, whatever the key; samples hold none twice. */
class JdbcSplitsTest {
  @ParameterizedTest
  @EnumSource
  void cutsByNumbersThatLieClose(Server server) throws Exception {
    try (Fixture fixture = new Fixture(server)) {
      fixture.run("CREATE TABLE contact(id INT PRIMARY KEY, n INT)");
      fixture.fill("INSERT INTO contact VALUES(?, ?)", 1234, row -> row - 500);

      Table table = fixture.table("contact");

      assertThat(table.rows()).hasValue(1234);
      List<Split> splits = full(table);
      assertThat(splits).hasSize(13);
      assertThat(splits.get(2).place()).isEqualTo("key range 3 of 13");
      assertThat(splits.get(2).toString()).isEqualTo("Split[key range 3 of 13]");
      fixture.assertEachRowOnce(table, 1234);
      assertThat(values(table, sample(table, 640), "n")).hasSize(640).doesNotHaveDuplicates();
      assertThat(sample(table, 1234)).isEqualTo(splits);
      assertThat(table.remarks()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void cutsByNumbersThatLieFarApart(Server server) throws Exception {
    try (Fixture fixture = new Fixture(server)) {
      fixture.run("CREATE TABLE contact(id BIGINT PRIMARY KEY, n INT)");
      fixture.fill(
          "INSERT INTO contact VALUES(?, ?)",
          1000,
          row -> row == 0 ? Long.MIN_VALUE : 9_000_000_000_000_000_000L + row * 7L);

      Table table = fixture.table("contact");

      assertThat(full(table)).hasSize(10);
      fixture.assertEachRowOnce(table, 1000);
      assertThat(values(table, sample(table, 640), "n"))
          .hasSizeBetween(600, 640)
          .doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @EnumSource
  void cutsByCompositeKeys(Server server) throws Exception {
    try (Fixture fixture = new Fixture(server)) {
      fixture.run(
          "CREATE TABLE line(kind VARCHAR(10), no INT, part VARCHAR(10), n INT,"
              + " PRIMARY KEY(kind, no, part))");
      try (Connection connection = server.connect(fixture.url)) {
        insert(
            connection,
            "INSERT INTO line VALUES(?, ?, ?, ?)",
            1000,
            (statement, row) -> {
              statement.setString(1, row < 20 ? "a" : "b");
              statement.setInt(2, row / 7);
              statement.setString(3, "p" + row);
              statement.setInt(4, row);
            });
      }

      Table table = fixture.table("line");

      assertThat(full(table)).hasSize(10);
      fixture.assertEachRowOnce(table, 1000);
      assertThat(values(table, sample(table, 640), "n"))
          .hasSizeBetween(600, 640)
          .doesNotHaveDuplicates();
    }
  }

  /** Their order by code point is none of those that databases know. */
  @ParameterizedTest
  @EnumSource
  void cutsByTextInTheColumnsOwnOrder(Server server) throws Exception {
    String type =
        switch (server) {
          case H2 -> "VARCHAR(50)";
          case POSTGRESQL -> "VARCHAR(50) COLLATE \"en-x-icu\"";
          case MARIADB -> "VARCHAR(50) CHARACTER SET latin1 COLLATE latin1_german2_ci";
        };
    Random random = new Random(7);
    String letters = "aAäÄbBßzZ'\\\"%_ -öÖ?";
    List<String> keys = new ArrayList<>();
    HashSet<String> seen = new HashSet<>();
    while (keys.size() < 1000) {
      StringBuilder key = new StringBuilder();
      for (int i = 0; i < 3; i++) {
        key.append(letters.charAt(random.nextInt(letters.length())));
      }
      String text = key.append(keys.size()).toString();
      if (seen.add(text.toLowerCase(java.util.Locale.ROOT))) {
        keys.add(text);
      }
    }
    try (Fixture fixture = new Fixture(server)) {
      if (server == Server.H2) {
        fixture.run("SET COLLATION GERMAN STRENGTH TERTIARY");
      }
      fixture.run("CREATE TABLE contact(id " + type + " PRIMARY KEY, n INT)");
      try (Connection connection = server.connect(fixture.url)) {
        insert(
            connection,
            "INSERT INTO contact VALUES(?, ?)",
            1000,
            (statement, row) -> {
              statement.setString(1, keys.get(row));
              statement.setInt(2, row);
            });
      }

      Table table = fixture.table("contact");

      assertThat(full(table)).hasSize(10);
      fixture.assertEachRowOnce(table, 1000);
      assertThat(values(table, sample(table, 640), "n"))
          .hasSizeBetween(600, 640)
          .doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @EnumSource
  void cutsByOtherKinds(Server server) throws Exception {
    List<String> types =
        switch (server) {
          case H2 -> List.of("UUID", "CHAR(40)", "VARBINARY(40)", "DECIMAL(20, 3)", "TIMESTAMP");
          case POSTGRESQL ->
              List.of("UUID", "CHAR(40)", "BYTEA", "NUMERIC", "TIMESTAMPTZ", "DATE", "FLOAT8");
          case MARIADB ->
              List.of("UUID", "CHAR(40)", "BINARY(40)", "DECIMAL(20, 3)", "DATETIME", "DATE");
        };
    try (Fixture fixture = new Fixture(server)) {
      for (String type : types) {
        fixture.run("CREATE TABLE t(id " + type + " PRIMARY KEY, n INT)");
        try (Connection connection = server.connect(fixture.url)) {
          insert(
              connection,
              type.equals("BYTEA") || type.contains("BINARY")
                  ? "INSERT INTO t VALUES(?, ?)"
                  : "INSERT INTO t VALUES(CAST(? AS " + type + "), ?)",
              300,
              (statement, row) -> {
                switch (type) {
                  case "UUID" ->
                      statement.setString(
                          1,
                          UUID.nameUUIDFromBytes(new byte[] {(byte) row, (byte) (row >> 8)})
                              .toString());
                  case "DECIMAL(20, 3)", "NUMERIC", "FLOAT8" ->
                      statement.setString(1, row * row + "." + row % 10);
                  case "TIMESTAMP", "TIMESTAMPTZ", "DATETIME", "DATE" ->
                      statement.setString(
                          1, java.time.LocalDate.of(1900, 1, 1).plusDays(row * 9L).toString());
                  case "CHAR(40)" -> statement.setString(1, "key " + row);
                  default -> statement.setBytes(1, new byte[] {(byte) row, (byte) (row >> 8)});
                }
                statement.setInt(2, row);
              });
        }

        Table table = fixture.table("t");

        assertThat(full(table)).as(type).hasSizeBetween(3, 4);
        assertThat(values(table, full(table), "n")).as(type).hasSize(300).doesNotHaveDuplicates();
        assertThat(values(table, sample(table, 200), "n"))
            .as(type)
            .hasSizeBetween(190, 200)
            .doesNotHaveDuplicates();
        fixture.run("DROP TABLE t");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void cutsByAUniqueIndexWhereThereIsNoPrimaryKey(Server server) throws Exception {
    try (Fixture fixture = new Fixture(server)) {
      fixture.run("CREATE TABLE t(id INT NOT NULL, other INT, n INT)");
      fixture.run("CREATE UNIQUE INDEX by_id ON t(id)");
      fixture.run("CREATE UNIQUE INDEX by_other ON t(other)");
      fixture.run("INSERT INTO t VALUES(0, NULL, -1)");
      fixture.fill("INSERT INTO t(id, n) VALUES(?, ?)", 300, row -> row + 1L);

      Table table = fixture.table("t");

      assertThat(full(table)).hasSize(4);
      assertThat(values(table, full(table), "n")).hasSize(301).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsATableWithoutKeyAndAViewAsOneSplitAndSaysSo(Server server) throws Exception {
    try (Fixture fixture = new Fixture(server)) {
      fixture.run("CREATE TABLE t(id INT, n INT)");
      fixture.run("CREATE VIEW v AS SELECT * FROM t");
      fixture.fill("INSERT INTO t VALUES(?, ?)", 700, row -> row);

      Table table = fixture.table("t");
      assertThat(table.remarks())
          .containsExactly(
              "no primary key to cut it by: read as one split; a sample is its first rows");
      fixture.assertEachRowOnce(table, 700);
      assertThat(full(table)).hasSize(1);
      assertThat(values(table, sample(table, 100), "n"))
          .isEqualTo(IntStream.range(0, 100).mapToObj(Integer::toString).toList());

      Table view = fixture.table("v");
      assertThat(view.remarks())
          .containsExactly("a view: read as one split; a sample is its first rows");
      assertThat(view.rows()).isEmpty();
      fixture.assertEachRowOnce(view, 700);
      assertThat(values(view, sample(view, 100), "n")).hasSize(100);
      assertThat(values(view, sample(view, 1000), "n")).hasSize(700);
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsRowsThatWereAddedBeyondThePlannedRange(Server server) throws Exception {
    try (Fixture fixture = new Fixture(server)) {
      fixture.run("CREATE TABLE t(id INT PRIMARY KEY, n INT)");
      assertThat(values(fixture.table("t"), full(fixture.table("t")), "n")).isEmpty();
      assertThat(fixture.table("t").rows()).hasValue(0);
      fixture.fill("INSERT INTO t VALUES(?, ?)", 300, row -> row);
      List<Split> planned = full(fixture.table("t"));
      fixture.run("INSERT INTO t VALUES(-1000, 1000)");
      fixture.run("INSERT INTO t VALUES(100000, 1001)");

      assertThat(values(fixture.table("t"), planned, "n")).hasSize(302).doesNotHaveDuplicates();
    }
  }

  private record Fixture(Server server, String url, JdbcSource source) implements AutoCloseable {
    Fixture(Server server) throws Exception {
      this(server, server.newDatabase());
    }

    Fixture(Server server, String url) throws Exception {
      this(server, url, server.open(url));
    }

    void run(String sql) throws Exception {
      try (Connection connection = server.connect(url)) {
        execute(connection, sql);
      }
    }

    void fill(String sql, int rows, java.util.function.IntToLongFunction key) throws Exception {
      try (Connection connection = server.connect(url)) {
        insert(
            connection,
            sql,
            rows,
            (statement, row) -> {
              statement.setLong(1, key.applyAsLong(row));
              statement.setInt(2, row);
            });
      }
    }

    Table table(String name) throws Exception {
      return source.table(name);
    }

    /** Rows have a column n that numbers them. */
    void assertEachRowOnce(Table table, int rows) throws Exception {
      assertThat(values(table, full(table), "n"))
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, rows).mapToObj(Integer::toString).toList());
    }

    @Override
    public void close() {
      source.close();
    }
  }
}
