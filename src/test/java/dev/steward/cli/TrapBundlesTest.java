package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.ExportRuns;
import dev.steward.testkit.Postgres;
import dev.steward.testkit.TrapSchema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is handed out from a schema full of traps, on PostgreSQL. */
class TrapBundlesTest {
  private static final String DAY = "2026-11-01";
  private static final String ALL =
      """
      A,access,key,"DE,1",2026-10-01,true
      B,access,email,ben@example.org,2026-10-01,true
      C,access,email,cleo@example.org,2026-10-01,true
      """;

  @TempDir Path folder;
  private String url = "";

  @BeforeEach
  void database() throws Exception {
    url = Postgres.newDatabase();
    try (Connection connection = Postgres.connect(url)) {
      TrapSchema.create(connection);
    }
  }

  private ExportRuns runs(String declaration) {
    return ExportRuns.of(folder, "steward:\n  sources:\n" + declaration);
  }

  private ExportRuns runs() {
    return runs(TrapSchema.declaration(url));
  }

  private void sql(String statement) throws Exception {
    try (Connection connection = Postgres.connect(url);
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  /** Cells of a column in a table of a bundle, ascending. */
  private static List<String> cells(JsonNode data, String table, String column) {
    List<String> cells = new ArrayList<>();
    for (JsonNode row : data.at("/sources/shop/" + table)) {
      cells.add(row.get(column).asString());
    }
    cells.sort(null);
    return cells;
  }

  private static List<String> withheld(JsonNode data) {
    List<String> withheld = new ArrayList<>();
    for (JsonNode left : data.get("withheld")) {
      withheld.add(
          left.get("table").asString()
              + " "
              + left.path("rows").asString("")
              + " "
              + left.get("reason").asString().replaceFirst("[,:].*", ""));
    }
    return withheld;
  }

  @Test
  void handsOutWhatIsThePersonsThroughEveryKindOfLink() {
    ExportRuns runs = runs().asked(ALL);

    ExportRuns.Result result = runs.run(DAY);

    assertThat(result.status()).as(result.out() + result.err()).isZero();
    JsonNode anna = runs.data(DAY, "A");
    assertThat(cells(anna, "customer", "name")).containsExactly("Anna Example");
    assertThat(cells(anna, "alternate_email", "email")).containsExactly("Anna.Private@example.net");
    // a table without a key, in which a row is there twice
    assertThat(cells(anna, "newsletter_log", "subject"))
        .containsExactly("Spring", "Spring", "Summer");
    assertThat(cells(anna, "orders", "order_id")).containsExactly("100", "101");
    assertThat(cells(anna, "order_line", "product")).containsExactly("chair", "lamp", "table");
    assertThat(cells(anna, "message", "message_id")).containsExactly("1", "2", "3");
    // of two parties, as is the address where two live
    JsonNode cleo = runs.data(DAY, "C");
    assertThat(cells(cleo, "customer", "name")).containsExactly("Cleo Example");
    assertThat(cells(cleo, "orders", "order_id")).containsExactly("101");
    assertThat(cells(cleo, "address", "street")).containsExactly("Am Mühlbach 3");
    assertThat(cells(runs.data(DAY, "B"), "address", "street")).containsExactly("Kerkstraat 9");
    assertThat(cells(runs.data(DAY, "B"), "orders", "order_id")).containsExactly("102");
  }

  @Test
  void saysWhomItLeavesOut() {
    ExportRuns runs = runs().asked(ALL);

    runs.run(DAY);

    // those whom Anna referred
    assertThat(withheld(runs.data(DAY, "A"))).containsExactly("customer 2 other people's");
    assertThat(withheld(runs.data(DAY, "B"))).isEmpty();
    assertThat(runs.exports(DAY)).contains("A shop.customer 1 2 completed");
    assertThat(runs.entries(DAY, "A.zip").toString()).doesNotContain("Ben", "Cleo");
  }

  @Test
  void handsOutRowsOfNobodyToNobody() {
    ExportRuns runs = runs().asked(ALL);

    runs.run(DAY);

    for (String request : List.of("A", "B", "C")) {
      assertThat(runs.entries(DAY, request + ".zip").toString())
          .doesNotContain("orphan", "nobody", "stranger", "Autumn", "4000000000000028");
    }
  }

  @Test
  void sharesACardOrWithholdsItAsIsDeclared() {
    ExportRuns shared = runs().asked(ALL);
    shared.run(DAY);

    assertThat(cells(shared.data(DAY, "A"), "payment_card", "card_id")).containsExactly("10", "20");

    ExportRuns named =
        runs(TrapSchema.declaration(url)
                .replace(
                    "references: shop.orders.card_id, relation: shared",
                    "references: shop.orders.card_id, relation: names"))
            .asked(ALL.replaceAll("(?m)^", "N"));
    ExportRuns.Result result = named.run(DAY, "run=2");

    assertThat(result.status()).as(result.out() + result.err()).isZero();
    JsonNode anna = named.data(DAY + "-run2", "NA");
    assertThat(cells(anna, "payment_card", "card_id")).containsExactly("10");
    assertThat(withheld(anna)).contains("payment_card 1 other people's");
    assertThat(named.entries(DAY + "-run2", "NA.zip").toString())
        .doesNotContain("4000000000000010");
    assertThat(cells(named.data(DAY + "-run2", "NB"), "payment_card", "card_id"))
        .containsExactly("20");
  }

  @Test
  void publishesNoBundleWhileATableCannotBeRead() throws Exception {
    sql("alter table orders rename to orders_away");
    ExportRuns runs = runs().asked(ALL + "N,access,email,nobody@example.org,2026-10-01,true\n");

    ExportRuns.Result broken = runs.run(DAY);

    assertThat(broken.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(broken.err()).contains("shop.orders: ", "requests that stay open: 3");
    assertThat(runs.bundles(DAY)).isEmpty();
    assertThat(runs.exports(DAY))
        .contains("A shop.orders - - failed", "A shop.order_line - - failed")
        .contains("N -.- 0 - not-found")
        .noneMatch(row -> row.contains("completed"));
    assertThat(runs.show("A")).contains("failed", "not searched: ", "shop.order_line, shop.orders");
    assertThat(runs.show("N")).contains("not-found");

    sql("alter table orders_away rename to orders");
    ExportRuns.Result repaired = runs.run(DAY);

    assertThat(repaired.status()).as(repaired.out() + repaired.err()).isZero();
    assertThat(runs.bundles(DAY)).containsExactly("A.zip", "B.zip", "C.zip");
    assertThat(cells(runs.data(DAY, "B"), "orders", "order_id")).containsExactly("102");
    assertThat(runs.show("A")).contains("completed").contains("answered on");
  }

  @Test
  void tellsNobodyToBeMissingWhileATableOfPeopleCannotBeRead() throws Exception {
    sql("alter table customer rename to customer_away");
    ExportRuns runs = runs().asked(ALL + "N,access,email,nobody@example.org,2026-10-01,true\n");

    ExportRuns.Result broken = runs.run(DAY);

    assertThat(broken.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(runs.exports(DAY))
        .containsExactly(
            "A shop.customer - - failed",
            "B shop.customer - - failed",
            "C shop.customer - - failed",
            "N shop.customer - - failed");
    assertThat(runs.bundles(DAY)).isEmpty();
    assertThat(runs.show("N")).contains("failed", "not searched: shop.customer");

    sql("alter table customer_away rename to customer");

    assertThat(runs.run(DAY).status()).isZero();
    assertThat(runs.show("N")).contains("not-found");
    assertThat(runs.bundles(DAY)).containsExactly("A.zip", "B.zip", "C.zip");
  }

  @Test
  void leavesOutWhatMayBeAnothersAndAsksWhoIsMeant() throws Exception {
    sql("update customer set email = 'family@example.org' where number = 1");
    sql("insert into newsletter_log values ('family@example.org', 'Winter')");
    ExportRuns runs =
        runs()
            .asked(
                """
                F,access,email,Family@example.org,2026-10-01,true
                A,access,key,"DE,1",2026-10-02,true
                """);

    ExportRuns.Result result = runs.run(DAY);

    assertThat(result.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(result.out()).contains("request that fits several people: F");
    assertThat(runs.bundles(DAY)).containsExactly("A.zip");
    assertThat(runs.exports(DAY)).contains("F -.- 0 - ambiguous");
    assertThat(cells(runs.data(DAY, "A"), "newsletter_log", "subject")).doesNotContain("Winter");
    assertThat(withheld(runs.data(DAY, "A")))
        .contains("newsletter_log 1 found by an address or number that others have too");
    assertThat(runs.entries(DAY, "A.zip").get("data.json")).doesNotContain("Winter", "Cleo");

    assertThat(runs.command("request", "decide", "F", "--subject", "NL,1").status()).isZero();
    assertThat(runs.run(DAY, "run=2").status()).isZero();

    assertThat(runs.bundles(DAY + "-run2")).containsExactly("F.zip");
    assertThat(cells(runs.data(DAY + "-run2", "F"), "customer", "name"))
        .containsExactly("Cleo Example");
    assertThat(runs.show("F")).contains("completed");
  }
}
