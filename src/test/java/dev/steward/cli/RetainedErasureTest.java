package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.EligibilityRuns;
import dev.steward.testkit.EligibilityRuns.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the law keeps of an erased person goes when its ground ends, without anybody's asking. */
class RetainedErasureTest {
  private static final String JOB = "subject-erasure";

  @TempDir Path folder;
  private String url = "";

  @BeforeEach
  void estate() throws Exception {
    url = "jdbc:h2:file:" + folder.resolve("crm");
    sql(
        """
        create table contact (id varchar(10) primary key, email varchar(60));
        create table lead (leadid varchar(10) primary key, email varchar(60));
        create table orders (order_id int primary key, contact varchar(10), lead varchar(10),
          placed varchar(20), ship_to varchar(60));
        create table line (order_id int, product varchar(10), primary key (order_id, product));
        insert into contact values ('C1', 'ann@example.org'), ('C2', 'bea@example.org');
        insert into lead values ('L1', 'lea@example.org');
        insert into orders values (1, 'C1', null, '2014-06-01', 'Ann'), (2, 'C1', null, '2019-12-31', 'Ann'),
          (3, 'C1', null, 'some day', 'Ann'), (4, 'C2', null, '2014-06-01', 'Bea'),
          (5, null, 'L1', '2020-01-01', 'Lea');
        insert into line values (1, 'lamp'), (2, 'cup'), (3, 'cup'), (4, 'cup'), (5, 'cup');
        """);
    Files.writeString(
        folder.resolve("inbox.csv"),
        """
        request_id,type,identifier,value,received_on,identity_verified
        A,erasure,email,ann@example.org,2026-10-01,true
        L,erasure,email,lea@example.org,2026-10-01,true
        """);
  }

  private EligibilityRuns runs() {
    return EligibilityRuns.of(
        folder,
        """
        steward:
          requests: {inbox: %s}
          sources:
            crm:
              type: jdbc
              url: "%s"
              tables:
                contact:
                  subject: {key: id}
                  identifiers: {email: email}
                  erase: {action: anonymise}
                lead:
                  subject: {key: leadid}
                  identifiers: {email: email}
                  erase: {action: delete}
                orders:
                  subjects:
                    - {column: contact, references: crm.contact.id}
                    - {column: lead, references: crm.lead.leadid}
                  erase:
                    action: retain
                    basis: tax law
                    until: {column: placed, from: end-of-year, plus: P10Y}
                    anonymise: [ship_to]
                line:
                  subject: {column: order_id, references: crm.orders.order_id}
                  erase: {action: follow, of: crm.orders}
        """
            .formatted(folder.resolve("inbox.csv"), url));
  }

  private void sql(String statements) throws Exception {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }

  private List<String> rows(String table) throws Exception {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select * from " + table + " order by 1")) {
      while (result.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          cells.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join(" ", cells));
      }
    }
    return rows;
  }

  private static String state(EligibilityRuns runs, String request) {
    return runs.request("show", request)
        .out()
        .lines()
        .filter(line -> line.startsWith("state"))
        .map(line -> line.split("\\s+")[1])
        .findFirst()
        .orElse("none");
  }

  @Test
  void erasesTheRestWhenTheGroundEnds() throws Exception {
    EligibilityRuns runs = runs();

    Result first = runs.runJob(JOB, "2026-11-01");

    assertThat(first.status()).as(first.out() + first.err()).isZero();
    assertThat(rows("contact")).containsExactly("C1 null", "C2 bea@example.org");
    assertThat(rows("lead")).isEmpty();
    assertThat(rows("orders"))
        .containsExactly(
            "2 C1 null 2019-12-31 null",
            "3 C1 null some day null",
            "4 C2 null 2014-06-01 Bea",
            "5 null L1 2020-01-01 null");
    assertThat(rows("line")).containsExactly("2 cup", "3 cup", "4 cup", "5 cup");
    assertThat(state(runs, "A")).isEqualTo("completed-with-retention");
    assertThat(state(runs, "L")).isEqualTo("completed-with-retention");
    assertThat(first.csv("certificate").rows())
        .anySatisfy(
            row ->
                assertThat(row)
                    .containsEntry("request_id", "A")
                    .containsEntry("table", "orders")
                    .containsEntry("action", "delete+retain")
                    .containsEntry("basis", "tax law")
                    .containsEntry("rows_deleted", "1")
                    .containsEntry("rows_retained", "2")
                    .containsEntry("retained_until", "2029-12-31")
                    .containsEntry("status", "retained"));

    Result later = runs.runJob(JOB, "2031-01-01");

    assertThat(later.status()).as(later.out() + later.err()).isZero();
    assertThat(rows("orders"))
        .containsExactly("3 C1 null some day null", "4 C2 null 2014-06-01 Bea");
    assertThat(rows("line")).containsExactly("3 cup", "4 cup");
    assertThat(state(runs, "A")).as("a date that is none").isEqualTo("completed-with-retention");
    assertThat(state(runs, "L")).isEqualTo("completed");
    assertThat(runs.request("show", "A").out()).doesNotContain("ann@example.org");
  }
}
