package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.EligibilityRuns;
import dev.steward.testkit.ExportRuns;
import dev.steward.testkit.Postgres;
import dev.steward.testkit.SampleCopy;
import dev.steward.testkit.TrapSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code steward check} says about links between tables and people. */
class CheckLinksTest {
  @TempDir Path folder;

  private String crm(String... statements) throws Exception {
    String url = "jdbc:h2:file:" + folder.resolve("crm");
    try (Connection connection = DriverManager.getConnection(url);
        Statement sql = connection.createStatement()) {
      for (String statement : statements) {
        sql.execute(statement);
      }
    }
    return url;
  }

  private ExportRuns runs(String url, String tables) {
    return ExportRuns.of(
        folder,
        "steward:\n  sources:\n    crm:\n      type: jdbc\n      url: \"%s\"\n      tables:\n"
                .formatted(url)
            + tables.indent(8));
  }

  @Test
  void proposesTheForeignKeysThatNoLinkFollows() throws Exception {
    String url =
        crm(
            "create table contact (id int primary key, name varchar(20))",
            "create table orders (order_no int primary key, buyer int references contact (id))",
            "create table line (order_no int references orders (order_no), product int)",
            "create table note (author int references contact (id), reader int references contact (id))",
            "create table vat (rate int primary key, contact int references contact (id))");

    ExportRuns.Result check =
        runs(
                url,
                """
                contact: {subject: {key: id}}
                note: {subject: {column: author}}
                vat: {personal: none}
                """)
            .command("check");

    assertThat(check.status()).as(check.err()).isZero();
    assertThat(check.out().lines().filter(line -> line.contains("perhaps")).map(String::strip))
        .containsExactlyInAnyOrder(
            "steward.sources.crm.tables.orders.subject: perhaps {column: buyer, references:"
                + " crm.contact.id} (a foreign key)",
            "steward.sources.crm.tables.line.subject: perhaps {column: order_no, references:"
                + " crm.orders.order_no} (a foreign key)",
            "steward.sources.crm.tables.note.subject: perhaps {column: reader, references:"
                + " crm.contact.id} (a foreign key)");
  }

  @Test
  void proposesColumnsThatAreNamedAsKeysAndHoldThem() throws Exception {
    String url =
        crm(
            "create table contact (contactid varchar(20) primary key)",
            "insert into contact values ('k1'), ('k2'), ('k3')",
            "create table visit (contact_id varchar(20), page varchar(20))",
            "insert into visit values ('k1', '/'), (' k3', '/'), ('k9', '/'), (null, '/')",
            "create table other (contactid varchar(20))",
            "insert into other values ('x1')");

    ExportRuns.Result check = runs(url, "contact: {subject: {key: contactid}}").command("check");

    assertThat(check.out().lines().filter(line -> line.contains("perhaps")).map(String::strip))
        .containsExactly(
            "steward.sources.crm.tables.visit.subject: perhaps {column: contact_id, references:"
                + " crm.contact.contactid} (2 of 3 values are keys there)");
    assertThat(check.out()).doesNotContain("k1", "k9");
  }

  @Test
  void proposesCompositeKeysOnPostgres() throws Exception {
    String url = Postgres.newDatabase();
    try (Connection connection = Postgres.connect(url);
        Statement sql = connection.createStatement()) {
      TrapSchema.create(connection);
      sql.execute(
          "create table visit (c char(2), n int, foreign key (c, n) references customer (country,"
              + " number))");
    }

    ExportRuns.Result check =
        ExportRuns.of(folder, "steward:\n  sources:\n" + TrapSchema.declaration(url))
            .command("check");

    assertThat(check.status()).as(check.err()).isZero();
    assertThat(check.out())
        .contains(
            "shop.tables.visit.subject: perhaps {columns: [c, n], references:"
                + " [shop.customer.country, shop.customer.number]} (a foreign key)")
        // those of the table to itself are declared
        .doesNotContain("customer.subject", "message.subject");
  }

  @Test
  void tellsLinksThatCannotBeFollowed() throws Exception {
    String url =
        crm(
            "create table contact (id int primary key, born date)",
            "create table visit (on_day date, id int)",
            "create table a (id int, b int)",
            "create table b (id int, a int)");

    ExportRuns.Result check =
        runs(
                url,
                """
                contact: {subject: {key: id}}
                visit: {subject: {column: on_day, references: crm.contact.id}}
                a: {subject: {column: b, references: crm.b.id}}
                b: {subject: {column: a, references: crm.a.id}}
                """)
            .command("check");

    assertThat(check.status()).isEqualTo(ExitStatus.WRONG_USAGE);
    assertThat(check.err())
        .contains(
            "steward.sources.crm.tables.visit: on_day is date, but crm.contact.id is integer: no"
                + " value of one equals one of the other")
        .contains(
            "steward.sources.crm.tables.a: no links lead here from people; links go in a circle");
  }

  @Test
  void findsTablesWithPersonalDataThatNoLinkReaches() throws Exception {
    EligibilityRuns sample = SampleCopy.of(folder);
    ExportRuns runs = new ExportRuns(folder, sample.configuration(), sample.more());
    Files.writeString(folder.resolve("inbox.csv"), "");

    ExportRuns.Result before = runs.command("check");
    assertThat(before.status()).as(before.out() + before.err()).isZero();

    runs.command("run", "pii-inventory", "as-of=2026-11-01", "--quiet");
    ExportRuns.Result check = runs.command("check");

    assertThat(check.status()).as(check.err()).isEqualTo(ExitStatus.FINDINGS);
    List<String> gaps =
        check.out().lines().filter(line -> line.contains("coverage gap: ")).toList();
    assertThat(gaps)
        .anyMatch(
            gap ->
                gap.contains("crm.old_newsletter_import has personal data (")
                    && gap.contains("email"))
        .anyMatch(gap -> gap.contains("crm.support_call_log has personal data ("))
        .noneMatch(gap -> gap.contains("crm.contact ") || gap.contains("crm.product"));
  }
}
