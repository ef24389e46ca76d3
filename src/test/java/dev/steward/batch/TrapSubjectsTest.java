package dev.steward.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.batch.SubjectProbe.Found;
import dev.steward.request.RequestState;
import dev.steward.subject.Belonging;
import dev.steward.testkit.Postgres;
import dev.steward.testkit.TrapSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What belongs to whom in a schema full of traps, on PostgreSQL. */
class TrapSubjectsTest {
  private static final String HEADER =
      "request_id,type,identifier,value,received_on,identity_verified\n";

  @TempDir Path folder;
  private String url = "";

  @BeforeEach
  void database() throws Exception {
    url = Postgres.newDatabase();
    try (Connection connection = Postgres.connect(url)) {
      TrapSchema.create(connection);
    }
    Files.writeString(
        folder.resolve("steward.yml"),
        "steward:\n  requests: {inbox: %s}\n  sources:\n%s"
            .formatted(folder.resolve("inbox.csv"), TrapSchema.declaration(url)));
  }

  private SubjectProbe probe(String inbox) throws Exception {
    Files.writeString(folder.resolve("inbox.csv"), HEADER + inbox);
    return SubjectProbe.in(folder, folder.resolve("steward.yml"));
  }

  private static final String ALL =
      """
      A,access,key,"DE,1",2026-10-01,true
      B,access,email,ben@example.org,2026-10-01,true
      C,access,email,cleo@example.org,2026-10-01,true
      """;

  private static List<String> keys(Found found, String request, Belonging belonging) {
    return found.of(request, belonging).stream()
        .map(
            row ->
                row.table().table()
                    + " "
                    + row.cells()
                        .getOrDefault(
                            key(row.table().table()), row.cells().getOrDefault("subject", "")))
        .sorted()
        .toList();
  }

  private static String key(String table) {
    return switch (table) {
      case "customer" -> "name";
      case "address" -> "address_id";
      case "alternate_email" -> "email";
      case "orders" -> "order_id";
      case "order_line" -> "product";
      case "payment_card" -> "card_id";
      case "message" -> "message_id";
      default -> "subject";
    };
  }

  @Test
  void findsWhatIsOwnedThroughCompositeKeysAlternateAddressesAndAnswers() throws Exception {
    Found found = probe(ALL).run();

    assertThat(found.failures()).isEmpty();
    assertThat(keys(found, "A", Belonging.OWNS))
        .containsExactly(
            "alternate_email Anna.Private@example.net",
            "customer Anna Example",
            "message 1",
            "message 2",
            "message 3",
            "newsletter_log Spring",
            "newsletter_log Spring",
            "newsletter_log Summer",
            "order_line chair",
            "order_line lamp",
            "order_line table",
            "orders 100",
            "orders 101",
            "payment_card 10");
    assertThat(keys(found, "B", Belonging.OWNS))
        .containsExactly(
            "customer Ben Example",
            "message 4",
            "message 5",
            "newsletter_log Spring",
            "order_line cup",
            "orders 102",
            "payment_card 20");
    assertThat(keys(found, "C", Belonging.OWNS)).containsExactly("customer Cleo Example");
  }

  @Test
  void sharesAnOrderOfTwoPartiesTheCardOfAnotherAndAHome() throws Exception {
    Found found = probe(ALL).run();

    assertThat(keys(found, "A", Belonging.SHARED)).containsExactly("address 1", "payment_card 20");
    assertThat(keys(found, "B", Belonging.SHARED)).containsExactly("address 2");
    assertThat(keys(found, "C", Belonging.SHARED))
        .containsExactly(
            "address 1", "order_line chair", "order_line table", "orders 101", "payment_card 20");
  }

  @Test
  void givesNobodyThePersonsWhomTheyReferred() throws Exception {
    Found found = probe(ALL).run();

    assertThat(keys(found, "A", Belonging.NAMES))
        .containsExactly("customer Ben Example", "customer Cleo Example");
  }

  @Test
  void leavesRequestsUnresolvedWhileATableOfPeopleCannotBeRead() throws Exception {
    sql("alter table customer rename to customer_away");
    SubjectProbe probe = probe(ALL + "N,access,email,nobody@example.org,2026-10-01,true\n");

    Found broken = probe.run();

    assertThat(broken.resolution()).isEmpty();
    assertThat(broken.failures()).anyMatch(it -> it.startsWith("shop.customer: "));
    assertThat(probe.request("N").state()).isEqualTo(RequestState.VERIFIED);

    sql("alter table customer_away rename to customer");
    Found repaired = probe.run();

    assertThat(repaired.failures()).isEmpty();
    assertThat(probe.request("N").state()).isEqualTo(RequestState.NOT_FOUND);
    assertThat(probe.request("A").state()).isEqualTo(RequestState.RESOLVED);
    assertThat(keys(repaired, "C", Belonging.OWNS)).containsExactly("customer Cleo Example");
  }

  @Test
  void namesATableThatCannotBeReadAndFindsItsRowsAtTheNextTry() throws Exception {
    sql("alter table orders rename to orders_away");
    SubjectProbe probe = probe(ALL);

    Found broken = probe.run();

    assertThat(broken.failures())
        .anyMatch(it -> it.startsWith("shop.orders: "))
        .anyMatch(it -> it.startsWith("shop.order_line: not searched"));
    assertThat(broken.outcome()).isInstanceOf(RunOutcome.Incomplete.class);

    sql("alter table orders_away rename to orders");
    Found repaired = probe.run();

    assertThat(repaired.failures()).isEmpty();
    assertThat(keys(repaired, "B", Belonging.OWNS)).contains("orders 102", "order_line cup");
  }

  @Test
  void asksWhoIsMeantWhereSeveralHaveAnAddress() throws Exception {
    sql("update customer set email = 'family@example.org' where number = 1");
    sql("insert into newsletter_log values ('family@example.org', 'Winter')");
    SubjectProbe probe =
        probe(
            """
            F,access,email,Family@example.org,2026-10-01,true
            A,access,key,"DE,1",2026-10-02,true
            A2,access,key,"DE,1",2026-10-03,true
            """);

    Found found = probe.run();

    assertThat(probe.request("F").state()).isEqualTo(RequestState.AMBIGUOUS);
    assertThat(found.rows()).doesNotContainKey("F");
    assertThat(found.resolution().orElseThrow().merged()).containsEntry("A2", "A");
    // it may be the other's
    assertThat(keys(found, "A", Belonging.UNCERTAIN)).containsExactly("newsletter_log Winter");
    assertThat(keys(found, "A", Belonging.OWNS)).doesNotContain("newsletter_log Winter");
  }

  private void sql(String statement) throws Exception {
    try (Connection connection = Postgres.connect(url);
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }
}
