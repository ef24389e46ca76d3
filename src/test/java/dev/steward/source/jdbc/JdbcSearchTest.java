package dev.steward.source.jdbc;

import static dev.steward.source.jdbc.Reading.execute;
import static dev.steward.source.jdbc.Reading.insert;
import static dev.steward.testkit.Searches.compare;
import static dev.steward.testkit.Searches.composite;
import static dev.steward.testkit.Searches.exact;
import static dev.steward.testkit.Searches.filter;
import static dev.steward.testkit.Searches.keys;
import static dev.steward.testkit.Searches.some;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.Column;
import dev.steward.source.KeyFilter;
import dev.steward.source.KeyFilter.Comparison;
import dev.steward.source.Split;
import dev.steward.source.Table;
import dev.steward.testkit.Searches;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A search gives what reading all rows and testing each gives. */
class JdbcSearchTest {
  private static final int ROWS = 3000;
  private static final List<String> MAILS =
      List.of("ann%d@x.org", "ANN%d@X.ORG ", " Ann%d@x.org", "änn%d@x.org", "ANN%d@X.ORG\t");
  private static final List<String> PHONES =
      List.of(
          "+49 170 10000%02d", "0170/10000%02d", "170 10000%02d ext. 3", "0170-10000%02d (home)");

  private static JdbcSource source(Server server) throws Exception {
    String url = server.newDatabase();
    try (Connection connection = server.connect(url)) {
      execute(
          connection,
          "CREATE TABLE contact(id INT PRIMARY KEY, big BIGINT, price NUMERIC(12, 3), u UUID,"
              + " fixed CHAR(12), code VARCHAR(20), full36 VARCHAR(36), born DATE,"
              + " mail VARCHAR(80), phone VARCHAR(40), score DOUBLE PRECISION)",
          "CREATE INDEX by_big ON contact(big)",
          "CREATE INDEX by_code ON contact(code)",
          "CREATE INDEX by_u ON contact(u)",
          "CREATE INDEX by_full36 ON contact(full36)");
      Random random = new Random(3);
      insert(
          connection,
          "INSERT INTO contact VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          ROWS,
          (statement, row) -> {
            boolean none = row % 11 == 10;
            Object uuid = new UUID(7, row / 2);
            statement.setInt(1, row);
            statement.setObject(2, none ? null : row / 3 * 1_000_000_007L, Types.BIGINT);
            statement.setBigDecimal(3, none ? null : BigDecimal.valueOf(row / 2 * 250L, 3));
            statement.setObject(4, none ? null : server == Server.MARIADB ? uuid.toString() : uuid);
            statement.setString(5, none ? null : "f" + row / 2);
            statement.setString(6, none ? null : code(row));
            statement.setString(7, none ? null : new UUID(9, row / 2).toString());
            statement.setObject(8, none ? null : LocalDate.of(1970, 1, 1).plusDays(row - 500));
            statement.setString(9, none ? null : MAILS.get(row % 5).formatted(row / 5));
            statement.setString(10, none ? null : PHONES.get(row % 4).formatted(row / 4 % 100));
            statement.setDouble(11, random.nextInt(50) / 2.0);
          });
    }
    return server.open(url);
  }

  private static String code(int row) {
    return List.of("c%d", " c%d", "c%d\t ", "C%d", "\u001fc%d", "\n c%d")
        .get(row % 6)
        .formatted(row / 6);
  }

  @ParameterizedTest
  @EnumSource
  void findsKeysOfAnyType(Server server) throws Exception {
    try (JdbcSource source = source(server)) {
      Table table = source.table("contact");
      Set<String> all = table.columns().stream().map(Column::name).collect(Collectors.toSet());
      Random random = new Random(5);
      for (Column column : table.columns()) {
        List<String> cells = Searches.cells(table, column.name());
        for (int count : new int[] {0, 1, 30, 700}) {
          KeyFilter filter =
              filter(keys(column.name(), Comparison.EXACT, some(random, cells, count)));
          Searches.Found found = compare(table, filter, all);
          assertThat(found.rows().isEmpty()).as(column.name()).isEqualTo(count == 0);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsKeysByOtherComparisonsAndTogether(Server server) throws Exception {
    try (JdbcSource source = source(server)) {
      Table table = source.table("contact");
      KeyFilter.Keys mail =
          keys("mail", Comparison.FOLDED, List.of("ann7@x.org", "änn9@x.org", "ann9@x.org"));
      KeyFilter.Keys phone = keys("phone", Comparison.LAST_DIGITS, List.of("01000007", "1000008"));
      KeyFilter.Keys id = keys("id", Comparison.EXACT, List.of("17", "40", "41", "-3", "a"));
      KeyFilter.Keys big = keys("big", Comparison.EXACT, List.of("5000000035", "0"));
      assertThat(compare(table, filter(mail), Set.of("id")).rows()).hasSizeGreaterThan(8);
      assertThat(compare(table, filter(phone), Set.of("id")).rows()).hasSizeGreaterThan(20);
      assertThat(compare(table, filter(mail, phone, id), Set.of("score")).rows()).isNotEmpty();
      assertThat(compare(table, filter(id, big), Set.of("score")).rows()).hasSize(8);
      assertThat(table.plan(filter(id, big)).toString()).contains("keys 1 to 5 of 5");
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsCompositeKeys(Server server) throws Exception {
    try (JdbcSource source = source(server)) {
      Table table = source.table("contact");
      List<List<String>> pairs = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        pairs.add(List.of(String.valueOf(i / 3 * 1_000_000_007L), "c" + i / 6));
        pairs.add(List.of("x", "c" + i));
      }
      KeyFilter indexed = filter(composite(List.of("big", "code"), pairs));
      assertThat(compare(table, indexed, Set.of("id")).rows()).isNotEmpty();
      KeyFilter.Keys scanned = composite(List.of("score", "born"), List.of(List.of("1.5", "-500")));
      assertThat(compare(table, filter(indexed.anyOf().get(0), scanned), Set.of("id")).rows())
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsOnlyRowsOfKeysThatAnIndexFinds(Server server) throws Exception {
    try (JdbcSource source = source(server)) {
      Table table = source.table("contact");
      KeyFilter filter =
          exact(
              "full36",
              IntStream.range(0, 100)
                  .mapToObj(i -> new UUID(9, i).toString())
                  .toArray(String[]::new));
      List<Split> splits = table.plan(filter);
      assertThat(splits).extracting(Split::place).containsExactly("keys 1 to 100 of 100");
      assertThat(splits.get(0).payload()).doesNotContain("00000009");
      assertThat(compare(table, filter, Set.of("id")).read()).isBetween(150L, 200L);
    }
  }

  @ParameterizedTest
  @EnumSource
  void looksOnceOverTheTableForKeysThatNoIndexFinds(Server server) throws Exception {
    try (JdbcSource source = source(server)) {
      Table table = source.table("contact");
      assertThat(table.plan(exact("code", "c1"))).hasSameSizeAs(Reading.full(table));
      assertThat(compare(table, exact("code", "c1"), Set.of("id")).rows()).hasSize(4);
      assertThat(table.plan(exact("code"))).isEmpty();
    }
  }

  @Test
  void comparesTextOfOtherTypesAsItIsRead() throws Exception {
    String url = Server.POSTGRESQL.newDatabase();
    try (Connection connection = Server.POSTGRESQL.connect(url)) {
      execute(
          connection,
          "CREATE TYPE kind AS ENUM ('Lead', 'contact')",
          "CREATE DOMAIN code AS varchar(10)",
          "CREATE TABLE t(id int PRIMARY KEY, k kind, c code, j jsonb, tags text[], a inet)",
          "INSERT INTO t VALUES (1, 'Lead', ' x', '{\"a\": 1}', '{x,y}', '10.0.0.1'),"
              + " (2, 'contact', 'y', '[]', '{z}', '10.0.0.2'), (3, null, null, null, null, null)");
    }
    try (JdbcSource source = Server.POSTGRESQL.open(url)) {
      Table table = source.table("t");
      for (String column : List.of("k", "c", "j", "tags", "a")) {
        for (String cell : Searches.cells(table, column)) {
          assertThat(compare(table, exact(column, cell), Set.of("id")).rows()).hasSize(1);
        }
      }
    }
  }
}
