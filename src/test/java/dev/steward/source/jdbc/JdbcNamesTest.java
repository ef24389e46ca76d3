package dev.steward.source.jdbc;

import static dev.steward.source.jdbc.Reading.execute;
import static dev.steward.source.jdbc.Reading.full;
import static dev.steward.source.jdbc.Reading.values;
import static dev.steward.source.jdbc.Reading.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.core.Column;
import dev.steward.source.SourceException;
import dev.steward.source.Table;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcNamesTest {
  @ParameterizedTest
  @EnumSource
  void readsNamesThatAreReservedOrMixedOrQuoted(Server server) throws Exception {
    String url = server.newDatabase();
    String q = server == Server.MARIADB ? "`" : "\"";
    String odd = "a \" b ` c ? % _";
    String table = q + "My%Ta_ble" + q;
    String column = q + odd.replace(q, q + q) + q;
    String reserved = q + "order" + q;
    try (Connection connection = server.connect(url)) {
      execute(
          connection,
          "CREATE TABLE " + reserved + "(" + q + "select" + q + " INT PRIMARY KEY)",
          "CREATE TABLE " + table + "(" + column + " INT PRIMARY KEY)",
          "INSERT INTO " + reserved + " VALUES(7)",
          "INSERT INTO " + table + " VALUES(8)");
    }
    try (JdbcSource source = server.open(url)) {
      assertThat(source.discover().tables()).containsExactly("My%Ta_ble", "order");
      Table order = source.table("ORDER");
      assertThat(order.ref().toString()).isEqualTo("crm.order");
      assertThat(values(order, full(order), "select")).containsExactly("7");
      Table mixed = source.table("my%ta_ble");
      assertThat(values(mixed, full(mixed), odd)).containsExactly("8");
    }
  }

  @Test
  void reportsTheUpperCaseOfH2InLowerCaseUnlessThatIsTaken() throws Exception {
    String url = Server.H2.newDatabase();
    try (Connection connection = Server.H2.connect(url)) {
      execute(
          connection,
          "CREATE TABLE contact(id INT, \"mixedCase\" INT, \"id\" INT)",
          "CREATE TABLE lead(id INT)",
          "CREATE TABLE \"lead\"(other INT)");
    }
    try (JdbcSource source = Server.H2.open(url)) {
      assertThat(source.discover().tables()).containsExactly("LEAD", "contact", "lead");
      assertThat(source.table("contact").columns())
          .extracting(Column::name)
          .containsExactly("ID", "mixedCase", "id");
      assertThat(source.table("LEAD").columns()).extracting(Column::name).containsExactly("id");
      assertThat(source.table("lead").columns()).extracting(Column::name).containsExactly("other");
      assertThat(source.table("CONTACT").ref().table()).isEqualTo("contact");
    }
  }

  @ParameterizedTest
  @EnumSource
  void admitsTablesByGlobsInAnyCase(Server server) throws Exception {
    String url = server.newDatabase();
    try (Connection connection = server.connect(url)) {
      execute(
          connection,
          "CREATE TABLE flyway_history(id INT)",
          "CREATE TABLE sales_order(id INT)",
          "CREATE TABLE sales_line(id INT)",
          "CREATE TABLE other(id INT)");
    }
    JdbcSettings settings =
        within(server.settingsFor(url), List.of(), List.of("SALES_*", "f*"), List.of("Flyway_*"));
    try (JdbcSource source = JdbcSource.open(settings)) {
      assertThat(source.discover().tables()).containsExactly("sales_line", "sales_order");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  void namesTablesWithTheirSchemaWhereThereAreSeveral(Server server) throws Exception {
    String url = server.newDatabase();
    try (Connection connection = server.connect(url)) {
      execute(
          connection,
          "CREATE SCHEMA sales",
          "CREATE SCHEMA hr",
          "CREATE TABLE sales.person(id INT PRIMARY KEY)",
          "CREATE TABLE hr.person(id INT PRIMARY KEY, salary INT)",
          "CREATE TABLE contact(id INT)");
    }
    try (JdbcSource source = server.open(url)) {
      assertThat(source.discover().tables()).containsExactly("contact");
    }
    JdbcSettings two =
        within(server.settingsFor(url), List.of("hr", "SALES"), List.of(), List.of("hr.*"));
    try (JdbcSource source = JdbcSource.open(two)) {
      assertThat(source.discover().tables()).containsExactly("sales.person");
      assertThat(source.table("hr.person").columns()).hasSize(2);
      assertThat(source.table("sales.person").columns()).hasSize(1);
    }
    JdbcSettings missing = within(server.settingsFor(url), List.of("slaes"), List.of(), List.of());
    try (JdbcSource source = JdbcSource.open(missing)) {
      assertThatThrownBy(source::discover)
          .isInstanceOf(SourceException.class)
          .hasMessage("Cannot list the tables of source crm: there is no schema slaes");
    }
  }

  @Test
  void readsPartitionsThroughTheirParentAndMaterializedViews() throws Exception {
    String url = Server.POSTGRESQL.newDatabase();
    try (Connection connection = Server.POSTGRESQL.connect(url)) {
      execute(
          connection,
          "CREATE TABLE visit(id INT, day DATE, PRIMARY KEY(id, day)) PARTITION BY RANGE(day)",
          "CREATE TABLE visit_2025 PARTITION OF visit"
              + " FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')",
          "CREATE TABLE visit_2026 PARTITION OF visit"
              + " FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
          "INSERT INTO visit SELECT n, date '2025-10-01' + n FROM generate_series(1, 300) n",
          "CREATE MATERIALIZED VIEW visit_count AS SELECT count(*) AS visits FROM visit");
    }
    try (JdbcSource source = Server.POSTGRESQL.open(url)) {
      assertThat(source.discover().tables()).containsExactly("visit", "visit_count");
      Table visit = source.table("visit");
      assertThat(visit.rows()).hasValue(300);
      assertThat(full(visit)).hasSizeGreaterThan(2);
      assertThat(values(visit, full(visit), "id")).hasSize(300).doesNotHaveDuplicates();
      assertThat(values(visit, Reading.sample(visit, 200), "id"))
          .hasSizeBetween(190, 200)
          .doesNotHaveDuplicates();
      Table count = source.table("visit_count");
      assertThat(values(count, full(count), "visits")).containsExactly("300");
    }
  }
}
