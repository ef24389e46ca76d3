package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.EligibilityRuns;
import dev.steward.testkit.EligibilityRuns.Result;
import dev.steward.testkit.Postgres;
import dev.steward.testkit.ReportTable;
import dev.steward.testkit.TrapSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What erasure leaves of a schema full of traps, on PostgreSQL. */
class TrapErasureTest {
  private static final String JOB = "subject-erasure";
  private static final String AS_OF = "2026-11-01";
  private static final String HEADER =
      "request_id,type,identifier,value,received_on,identity_verified\n";
  private static final String ANNA = "A,erasure,key,\"DE,1\",2026-10-01,true\n";
  private static final String BEN = "B,erasure,email,ben@example.org,2026-10-01,true\n";
  private static final String CLEO = "C,erasure,email,CLEO@example.org,2026-10-01,true\n";

  @TempDir Path folder;
  private String url = "";

  @BeforeEach
  void database() throws Exception {
    url = Postgres.newDatabase();
    try (Connection connection = Postgres.connect(url)) {
      TrapSchema.create(connection);
    }
  }

  private EligibilityRuns runs(String inbox, String more) throws Exception {
    Files.writeString(folder.resolve("inbox.csv"), HEADER + inbox);
    return EligibilityRuns.of(
        folder,
        "steward:\n  requests: {inbox: %s}\n%s  sources:\n%s"
            .formatted(folder.resolve("inbox.csv"), more, TrapSchema.declaration(url)));
  }

  private Result erase(String inbox) throws Exception {
    return runs(inbox, "").runJob(JOB, AS_OF);
  }

  private List<String> rows(String table) throws Exception {
    List<String> rows = new ArrayList<>();
    try (Connection connection = Postgres.connect(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select * from " + table + " order by 1, 2")) {
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

  private void sql(String statement) throws Exception {
    try (Connection connection = Postgres.connect(url);
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private String state(EligibilityRuns runs, String request) {
    return Objects.requireNonNull(
        runs.request("show", request)
            .out()
            .lines()
            .filter(line -> line.startsWith("state"))
            .findFirst()
            .orElse("none"));
  }

  @Test
  void erasesWhatAPersonOwnsAndLeavesWhatOthersShare() throws Exception {
    Result result = erase(ANNA);

    assertThat(result.err()).isEmpty();
    assertThat(result.status()).isZero();
    assertThat(rows("customer"))
        .as("those whom she referred refer to her no more")
        .containsExactly(
            "DE 2 Ben Example ben@example.org null null 2",
            "NL 1 Cleo Example cleo@example.org null null 1");
    assertThat(rows("address")).as("Cleo lives there").hasSize(3);
    assertThat(rows("alternate_email")).containsExactly("XX 9 orphan@example.net");
    assertThat(rows("newsletter_log"))
        .containsExactly("ben@example.org Spring", "stranger@example.org Spring", "null Autumn");
    assertThat(rows("orders"))
        .as("an order that Cleo was to receive is hers too")
        .containsExactly(
            "101 null null NL 1 20 99.00",
            "102 DE 2 null null 20 5.00",
            "103 DE 9 null null null 1.00",
            "104 null null null null null 2.00");
    assertThat(rows("order_line"))
        .containsExactly("101 1 chair", "101 2 table", "102 1 cup", "999 1 orphan");
    assertThat(rows("payment_card"))
        .as("her own card goes, Ben's that she paid with does not")
        .containsExactly("20 DE 2 4000000000000010", "30 null null 4000000000000028");
    assertThat(rows("message"))
        .containsExactly(
            "4 DE 2 null another question",
            "5 null null 4 its answer",
            "6 null null null nobody's");
  }

  @Test
  void erasesWhatIsSharedWithTheLastWhoSharesIt() throws Exception {
    Result result = erase(ANNA + CLEO);

    assertThat(result.err()).isEmpty();
    assertThat(result.status()).isZero();
    assertThat(rows("customer")).containsExactly("DE 2 Ben Example ben@example.org null null 2");
    assertThat(rows("address")).containsExactly("2 Kerkstraat 9", "3 nobody's street");
    assertThat(rows("orders")).noneMatch(it -> it.startsWith("101 "));
    assertThat(rows("order_line")).containsExactly("102 1 cup", "999 1 orphan");
  }

  @Test
  void blanksTheCardThatAnotherPaysWithAndKeepsTheRow() throws Exception {
    Result result = erase(BEN);

    assertThat(result.err()).isEmpty();
    assertThat(result.status()).isZero();
    assertThat(rows("payment_card"))
        .containsExactly(
            "10 DE 1 4000000000000002", "20 null null null", "30 null null 4000000000000028");
    assertThat(rows("orders")).anyMatch(it -> it.startsWith("101 ")).hasSize(4);
    assertThat(rows("customer")).hasSize(2);
  }

  @Test
  void certifiesEachTableOnceItWasSearched() throws Exception {
    EligibilityRuns runs = runs(ANNA, "");
    Result result = runs.runJob(JOB, AS_OF);

    ReportTable certificate = result.csv("certificate");
    assertThat(certificate.rows())
        .hasSize(8)
        .allSatisfy(row -> assertThat(row).containsEntry("status", "clear"))
        .allSatisfy(row -> assertThat(row).containsEntry("residue", "0"))
        .allSatisfy(row -> assertThat(row.get("verified_at")).isNotNull());
    assertThat(certificate.rows())
        .anySatisfy(
            row ->
                assertThat(row)
                    .containsEntry("table", "message")
                    .containsEntry("rows_deleted", "3")
                    .containsEntry("rows_searched", "3")
                    .containsEntry("columns_searched", "5"));
    assertThat(result.csv("residue").rows()).isEmpty();
    assertThat(state(runs, "A")).endsWith("completed");
    assertThat(runs.runJob(JOB, AS_OF).status()).as("the same command again").isZero();
    assertThat(rows("orders")).hasSize(4);
  }

  @Test
  void findsWhatNobodyDeclaredAndKeepsTheRequestOpen() throws Exception {
    sql("create table note (note_id integer primary key, body text)");
    sql("insert into note values (1, 'Anna wrote from <Anna.Private@example.net>, again')");
    EligibilityRuns runs = runs(ANNA, "");

    Result result = runs.runJob(JOB, AS_OF);

    assertThat(result.status()).isEqualTo(3);
    assertThat(result.csv("residue").rows())
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("table", "note")
                    .containsEntry("column", "body")
                    .containsEntry("category", "email")
                    .containsEntry("hits", "1"));
    assertThat(state(runs, "A")).endsWith("failed");
    sql("delete from note");
    Result next = runs.runJob(JOB, "2026-11-02");
    assertThat(next.status()).as(next.out() + next.err()).isZero();
    assertThat(state(runs, "A")).endsWith("completed");
  }

  @Test
  void touchesNothingOfAPersonWithATableThatHasNoRule() throws Exception {
    EligibilityRuns runs = runs(ANNA + BEN, "");
    Path configuration = folder.resolve("steward.yml");
    Files.writeString(
        configuration,
        Files.readString(configuration)
            .replaceFirst("(alternate_email:(?:\\n.*){2})\\n *erase: \\{action: delete}", "$1"));
    List<String> before = rows("orders");

    Result result = runs.runJob(JOB, AS_OF);

    assertThat(result.status()).isEqualTo(3);
    assertThat(result.out()).contains("A is blocked: shop.alternate_email: no rule");
    assertThat(rows("orders")).containsAll(before.subList(0, 2));
    assertThat(rows("customer")).hasSize(2).noneMatch(it -> it.contains("Ben"));
    assertThat(state(runs, "A")).endsWith("failed");
    assertThat(state(runs, "B")).endsWith("completed");
  }

  @Test
  void touchesNothingOfAPersonToWhomATableRefersThatNobodyDeclared() throws Exception {
    sql(
        "create table loyalty_card (card varchar(20) primary key, country char(2), number integer,"
            + " foreign key (country, number) references customer (country, number))");
    sql("insert into loyalty_card values ('L1', 'DE', 1), ('L2', null, null)");
    EligibilityRuns runs = runs(ANNA + BEN, "");

    Result result = runs.runJob(JOB, AS_OF);

    assertThat(result.status()).as(result.out() + result.err()).isEqualTo(3);
    assertThat(result.out())
        .contains("A is blocked: shop.customer: rows of shop.loyalty_card refer to it by");
    assertThat(rows("message")).as("hers, and nobody's").hasSize(4);
    assertThat(rows("customer")).hasSize(2).anyMatch(it -> it.contains("Anna"));
    assertThat(state(runs, "A")).endsWith("failed");
    assertThat(state(runs, "B")).endsWith("completed");
  }

  @Test
  void waitsForConfirmationWhereMoreWouldGoThanIsAdmitted() throws Exception {
    EligibilityRuns runs = runs(ANNA, "  erasure: {limits: {rows: 2, share: 0.5}}\n");

    Result waiting = runs.runJob(JOB, AS_OF);

    assertThat(waiting.status()).as(waiting.out() + waiting.err()).isEqualTo(3);
    assertThat(waiting.csv("plan").rows()).isNotEmpty();
    assertThat(waiting.reports().resolve("certificate.csv")).doesNotExist();
    assertThat(waiting.reports().resolve("manifest.json"))
        .content()
        .contains("\"incomplete\"", "the plan is to be confirmed first");
    assertThat(rows("message")).hasSize(6);
    assertThat(runs.runJob(JOB, AS_OF, "confirm=" + "0".repeat(64)).status()).isEqualTo(3);
    assertThat(rows("message")).hasSize(6);
    Matcher hash = Pattern.compile("confirm=([0-9a-f]{64})").matcher(waiting.out());
    assertThat(hash.find()).isTrue();

    Result confirmed = runs.runJob(JOB, AS_OF, "confirm=" + hash.group(1));

    assertThat(confirmed.status()).as(confirmed.out() + confirmed.err()).isZero();
    assertThat(rows("message")).hasSize(3);
    assertThat(confirmed.csv("certificate").rows()).isNotEmpty();
    assertThat(confirmed.reports().resolve("manifest.json"))
        .content()
        .contains("\"complete\"")
        .doesNotContain("to be confirmed");
  }

  @Test
  void erasesThoseAgainWhomARestoredBackupBringsBack() throws Exception {
    EligibilityRuns runs = runs(ANNA, "");
    assertThat(runs.runJob(JOB, AS_OF).status()).isZero();
    List<String> erased = rows("customer");
    sql("drop schema public cascade; create schema public");
    try (Connection connection = Postgres.connect(url)) {
      TrapSchema.create(connection);
    }
    assertThat(rows("customer")).hasSize(3);

    Result again = runs.runJob(JOB, "2026-11-02");

    assertThat(again.status()).as(again.out() + again.err()).isEqualTo(3);
    assertThat(again.out()).contains("people who were erased before and were back: 1");
    assertThat(rows("customer")).isEqualTo(erased);
    assertThat(rows("message")).hasSize(3);
    assertThat(again.csv("certificate").rows())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.get("request_id")).startsWith("returned-"))
        .allSatisfy(row -> assertThat(row).containsEntry("status", "clear"));
    Result quiet = runs.runJob(JOB, "2026-11-03");
    assertThat(quiet.status()).as(quiet.out() + quiet.err()).isZero();
  }

  @Test
  void changesNothingOfWhoIsPutOnHoldWhileAPlanWaits() throws Exception {
    EligibilityRuns runs = runs(ANNA, "  erasure: {limits: {rows: 2, share: 0.5}}\n");
    Result waiting = runs.runJob(JOB, AS_OF);
    Matcher hash = Pattern.compile("confirm=([0-9a-f]{64})").matcher(waiting.out());
    assertThat(hash.find()).isTrue();
    assertThat(runs.request("hold", "A", "--reason", "a claim in court").status()).isZero();

    Result confirmed = runs.runJob(JOB, AS_OF, "confirm=" + hash.group(1));

    assertThat(confirmed.status()).isEqualTo(1);
    assertThat(rows("message")).hasSize(6);
    assertThat(rows("customer")).hasSize(3);
    assertThat(state(runs, "A")).endsWith("on-hold");
  }

  @Test
  void plansWithoutChangingAnything() throws Exception {
    EligibilityRuns runs = runs(ANNA, "");

    Result plan = runs.runJob(JOB, AS_OF, "mode=plan");

    assertThat(plan.status()).as(plan.out() + plan.err()).isEqualTo(3);
    Path published = folder.resolve("reports/subject-erasure/2026-11-01-plan");
    assertThat(published.resolve("manifest.json")).exists();
    assertThat(ReportTable.csv(published.resolve("plan.csv")).rows()).hasSize(12);
    assertThat(rows("message")).hasSize(6);
    assertThat(rows("customer")).hasSize(3);
    assertThat(state(runs, "A")).endsWith("resolved");
  }
}
