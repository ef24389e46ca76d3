package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.InventoryRuns;
import dev.steward.testkit.MariaDb;
import dev.steward.testkit.Postgres;
import dev.steward.testkit.ReportTable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryOfDatabasesTest {
  @TempDir Path folder;

  @Test
  void findsPersonalDataInH2() throws Exception {
    String url = "jdbc:h2:file:" + folder.resolve("crm");
    try (Connection connection = DriverManager.getConnection(url)) {
      estate(connection, "json");
    }
    InventoryRuns.Result result =
        InventoryRuns.of(folder, "crm.type=jdbc", "crm.url=" + url, "crm.split-rows=100")
            .run("2026-11-01");
    holdsTheEstate(result);
  }

  @Test
  void findsPersonalDataInPostgres() throws Exception {
    String url = Postgres.newDatabase();
    try (Connection connection = Postgres.connect(url)) {
      estate(connection, "jsonb");
      execute(
          connection,
          "create type mood as enum ('good', 'bad')",
          "create table odd (id uuid primary key default gen_random_uuid(), tags text[],"
              + " address inet, feeling mood, span interval, during tstzrange, amount money,"
              + " place point, raw bytea, doc xml, words tsvector, bits bit(3))",
          "insert into odd (tags, address, feeling, span, during, amount, place, raw, doc, words,"
              + " bits) select array['a' || i || '@example.org', 'x'], '198.51.100.1'::inet + i,"
              + " 'good', '1 day', '[2026-01-01,2026-01-02)', 5, '(1,2)', '\\x00ff',"
              + " '<a/>', 'word', B'101' from generate_series(1, 200) i");
    }
    InventoryRuns.Result result =
        InventoryRuns.of(
                folder,
                "crm.type=jdbc",
                "crm.url=" + url,
                "crm.username=" + Postgres.USER,
                "crm.password=" + Postgres.PASSWORD,
                "crm.schemas=public",
                "crm.split-rows=100")
            .run("2026-11-01");
    holdsTheEstate(result);
    ReportTable found = result.inventory();
    assertThat(found.cell("category", "crm", "odd", "tags")).isEqualTo("email");
    assertThat(found.cell("category", "crm", "odd", "address")).isEqualTo("ip-address");
    assertThat(found.cells("column", "crm", "odd"))
        .contains("feeling", "span", "during", "amount", "place", "raw", "doc", "words", "bits");
    assertThat(found.cells("rows_scanned", "crm", "odd")).containsOnly("200");
  }

  @Test
  void findsPersonalDataInMariaDb() throws Exception {
    String url = MariaDb.newDatabase();
    try (Connection connection = MariaDb.connect(url)) {
      estate(connection, "json");
    }
    InventoryRuns.Result result =
        InventoryRuns.of(
                folder,
                "crm.type=jdbc",
                "crm.url=" + url,
                "crm.username=" + MariaDb.USER,
                "crm.password=" + MariaDb.PASSWORD,
                "crm.split-rows=100")
            .run("2026-11-01");
    holdsTheEstate(result);
  }

  private static void estate(Connection connection, String json) throws SQLException {
    execute(
        connection,
        "create table contact (contactid int not null primary key, email varchar(80),"
            + " phone varchar(30), birthdate date, iban varchar(34), balance decimal(10,2),"
            + " active boolean, createdon timestamp)",
        "create table form (contactid int not null, seq int not null, payload "
            + json
            + ","
            + " primary key (contactid, seq))",
        "create table log_line (line varchar(200), ip varchar(45))",
        "create view contact_mail as select email as address from contact");
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into contact values (?, ?, ?, ?, 'DE89370400440532013000', ?, ?, ?)")) {
      for (int row = 0; row < 500; row++) {
        insert.setInt(1, row);
        insert.setString(2, row % 10 == 0 ? null : "person" + row + "@example.org");
        insert.setString(3, "+49 151 2345" + (1000 + row));
        insert.setObject(4, java.time.LocalDate.of(1950, 1, 1).plusDays(row * 31L));
        insert.setBigDecimal(5, java.math.BigDecimal.valueOf(row, 2));
        insert.setBoolean(6, row % 2 == 0);
        insert.setObject(7, java.time.LocalDateTime.of(2026, 1, 1, 0, 0).plusMinutes(row));
        insert.addBatch();
      }
      insert.executeBatch();
    }
    String cast =
        switch (json) {
          case "jsonb" -> "?::jsonb";
          default ->
              connection.getMetaData().getDatabaseProductName().equals("H2")
                  ? "? format json"
                  : "?";
        };
    try (PreparedStatement insert =
        connection.prepareStatement("insert into form values (?, ?, " + cast + ")")) {
      for (int row = 0; row < 300; row++) {
        insert.setInt(1, row / 3);
        insert.setInt(2, row % 3);
        insert.setString(
            3,
            """
            {"form": "contact", "user": {"email": "person%d@example.org", "age": %d}, \
            "guests": [{"email": "guest%d@example.net"}]}\
            """
                .formatted(row, row % 80, row));
        insert.addBatch();
      }
      insert.executeBatch();
    }
    try (PreparedStatement insert =
        connection.prepareStatement("insert into log_line values (?, ?)")) {
      for (int row = 0; row < 120; row++) {
        insert.setString(1, "GET /p/" + row);
        insert.setString(2, "198.51.100." + row);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void holdsTheEstate(InventoryRuns.Result result) {
    assertThat(result.status()).as(result.err()).isEqualTo(3);
    ReportTable tables = result.tables();
    assertThat(tables.row("crm", "contact"))
        .containsEntry("rows", "500")
        .containsEntry("rows_scanned", "500")
        .containsEntry("columns", "8")
        .containsEntry("status", "scanned");
    assertThat(tables.row("crm", "form")).containsEntry("rows", "300");
    assertThat(tables.cell("message", "crm", "log_line")).contains("no primary key");
    assertThat(tables.row("crm", "contact_mail")).containsEntry("rows_scanned", "500");

    ReportTable found = result.inventory();
    assertThat(found.row("crm", "contact", "email"))
        .containsEntry("category", "email")
        .containsEntry("status", "undeclared")
        .containsEntry("is_personal", "true")
        .containsEntry("data_type", "text")
        .containsEntry("non_null_rows", "450")
        .containsEntry("rows_in_table", "500")
        .containsEntry("first_seen", "2026-11-01")
        .containsEntry("covered_by_erasure", "false");
    assertThat(found.cell("category", "crm", "contact", "phone")).isEqualTo("phone");
    assertThat(found.cell("category", "crm", "contact", "iban")).isEqualTo("iban");
    assertThat(found.row("crm", "contact", "birthdate"))
        .containsEntry("category", "date-of-birth")
        .containsEntry("data_type", "date");
    assertThat(found.cell("data_type", "crm", "contact", "balance")).isEqualTo("decimal");
    assertThat(found.cell("data_type", "crm", "contact", "createdon")).isIn("timestamp", "instant");
    assertThat(found.cell("status", "crm", "contact", "active")).isEqualTo("none");
    assertThat(found.row("crm", "form", "payload.user.email"))
        .containsEntry("category", "email")
        .containsEntry("non_null_rows", "300");
    assertThat(found.cell("category", "crm", "form", "payload.guests.email")).isEqualTo("email");
    assertThat(found.cell("category", "crm", "log_line", "ip")).isEqualTo("ip-address");
    assertThat(found.cell("category", "crm", "contact_mail", "address")).isEqualTo("email");
  }

  private static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
