package dev.steward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.PseudonymKey;
import dev.steward.request.RequestState;
import dev.steward.store.ControlStore;
import dev.steward.store.RequestRegister;
import dev.steward.testkit.AuditTrails;
import dev.steward.testkit.Canary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The register of requests, as an office keeps it from the command line. */
class RequestCommandTest {
  private static final Canary CANARY = new Canary(5);
  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private static final byte[] KEY = new byte[32];

  @TempDir Path folder;

  record Result(int status, String out, String err) {}

  @BeforeEach
  void configure() throws Exception {
    Files.writeString(
        folder.resolve("steward.yml"),
        """
        steward:
          home: %1$s/home
          reports: %1$s/reports
          pseudonym-key: %2$s
          requests: {default-region: DE}
          sources:
            drops:
              type: csv
              location: %1$s
              tables:
                contact: {subject: {key: id}, identifiers: {email: email, phone: phone}}
        """
            .formatted(folder, Base64.getEncoder().encodeToString(KEY)));
  }

  @Test
  void takesAnIdentifierThatStandsInNoCommandLine() throws Exception {
    Path file = Files.writeString(folder.resolve("value.txt"), CANARY.email() + "\n");

    Result byFile =
        request(
            "add",
            "--id",
            "R-1",
            "--type",
            "access",
            "--identifier",
            "email",
            "--value-file",
            file.toString());
    Result byInput =
        requestWith(
            CANARY.phone() + "\n",
            "add",
            "--type",
            "erasure",
            "--identifier",
            "phone",
            "--value-file",
            "-",
            "--verified",
            "--received-on",
            "2026-01-31");

    assertThat(byFile.status()).as(byFile.err()).isZero();
    assertThat(byFile.out())
        .startsWith("R-1 is taken.\n")
        .contains("state             received")
        .contains("due on            " + TODAY.plusMonths(1));
    assertThat(byInput.status()).as(byInput.err()).isZero();
    assertThat(byInput.out())
        .matches("(?s)REQ-\\d{8}-[2-9A-Z]{6} is taken\\.\n.*")
        .contains("verified")
        .contains("due on            2026-02-28, overdue by ");
    assertThat(byFile.out() + byFile.err() + byInput.out() + byInput.err())
        .doesNotContain(Canary.WORD, Canary.PHONE_DIGITS);
  }

  @Test
  void takesTheSameRequestOnceAndNoOtherUnderItsId() {
    assertThat(add("R-1", "--value", "anna@example.org").out()).startsWith("R-1 is taken.");

    Result again = add("R-1", "--value", "anna@example.org");
    assertThat(again.status()).isZero();
    assertThat(again.out()).startsWith("R-1 was taken before.");

    Result other = add("R-1", "--value", "ben@example.org");
    assertThat(other.status()).isEqualTo(2);
    assertThat(other.err()).contains("taken before with other content").doesNotContain("ben@");
    assertThat(request("show", "R-1", "--reveal").out()).contains("anna@example.org");
  }

  @Test
  void tellsAllThatIsWrongWithoutTheValue() {
    Result wrong =
        request(
            "add",
            "--id",
            "R 1",
            "--type",
            "acces",
            "--identifier",
            "email",
            "--value",
            Canary.WORD,
            "--received-on",
            TODAY.plusDays(2).toString());

    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.err().lines().findFirst().orElse(""))
        .contains("The request is not taken: ")
        .contains("request_id has up to 100 letters")
        .contains("type is none of access, ")
        .contains("the value is not an e-mail address")
        .contains("received_on lies in the future")
        .doesNotContain(Canary.WORD);
    assertThat(request("list").out()).isEqualTo("No requests.\n");
    assertThat(add("R-2", "--value", "x@example.org", "--value-file", "-").err())
        .contains("not both");
    assertThat(add("R-2").err()).contains("Missing --value TEXT or --value-file FILE");
    assertThat(add("R-2", "--value-file", "-", "--note-file", "-").err())
        .contains("Standard input can be read for one option only");
    assertThat(add("R-2", "--value-file", folder + "/none.txt").err()).contains("Cannot read");
  }

  @Test
  void listsDeadlinesAndNeverWhoAsked() {
    add("R-1", "--value", CANARY.email(), "--received-on", "2026-01-31");
    request(
        "add",
        "--id",
        "R-2",
        "--type",
        "restriction",
        "--identifier",
        "key",
        "--value",
        String.valueOf(CANARY.key()),
        "--received-on",
        "2026-02-10");

    Result all = request("list", "--as-of", "2026-02-20");
    assertThat(all.status()).isZero();
    assertThat(all.out().lines().map(line -> line.strip().replaceAll(" +", " ")))
        .containsExactly(
            "REQUEST TYPE STATE VERIFIED RECEIVED DUE DAYS LEFT ANSWERED",
            "R-1 access received no 2026-01-31 2026-02-28 8",
            "R-2 restriction received no 2026-02-10 2026-03-10 18");
    assertThat(all.out()).doesNotContain(Canary.WORD, Canary.KEY_DIGITS);
    assertThat(request("list", "--type", "access").out()).contains("R-1").doesNotContain("R-2");
    assertThat(request("list", "--state", "verified").out()).isEqualTo("No requests.\n");
    request("verify", "R-1");
    assertThat(request("list", "--state", "verified", "--state", "completed").out())
        .contains("R-1")
        .doesNotContain("R-2");
    request("lift", "R-2");
    assertThat(request("list", "--open").out()).contains("R-1").doesNotContain("R-2");
    assertThat(request("list", "--state", "verfied").status()).isEqualTo(2);
    assertThat(request("list", "--as-of", "2026-02-30").status()).isEqualTo(2);
  }

  @Test
  void showsWhoAskedOnlyWhenToldTo() {
    request(
        "add",
        "--id",
        "R-1",
        "--type",
        "rectification",
        "--identifier",
        "email",
        "--value",
        CANARY.email(),
        "--note",
        CANARY.text(),
        "--target",
        "family-name",
        "--new-value",
        CANARY.name());

    Result masked = request("show", "R-1");
    assertThat(masked.out())
        .contains("value             xxxxxxxxx9@xxxxxxx.xxx")
        .contains("target            family-name")
        .contains("new value         " + CANARY.name().length() + " characters")
        .doesNotContainIgnoringCase(Canary.WORD);
    assertThat(request("show", "R-1", "--reveal").out())
        .contains(CANARY.email(), CANARY.text(), CANARY.name());
    assertThat(request("show", "R-9").status()).isEqualTo(2);
    assertThat(request("show", "R-9").err()).contains("No such request: R-9");
  }

  @Test
  void changesARequestAsFarAsItAdmits() {
    add("R-1", "--value", "anna@example.org");

    assertThat(request("verify", "R-1").out()).contains("state             verified");
    Result twice = request("verify", "R-1");
    assertThat(twice.status()).isEqualTo(2);
    assertThat(twice.err()).contains("Cannot change request R-1: ").contains("verified already");
    assertThat(request("hold", "R-1").status()).isEqualTo(2);
    assertThat(request("hold", "R-1", "--reason", "a claim").out())
        .contains("on-hold")
        .contains("reason            a claim");
    assertThat(request("release", "R-1").out()).contains("state             verified");
    assertThat(request("extend", "R-1", "--reason", "many systems").out())
        .contains("due on            " + TODAY.plusMonths(3));
    assertThat(request("extend", "R-1", "--reason", "still many").err())
        .contains("it is extended already");
    assertThat(request("lift", "R-1").err()).contains("is not lifted");
    assertThat(request("reject", "R-1", "--reason", "unfounded").out()).contains("rejected");
    assertThat(request("verify", "R-9").err()).contains("No such request: R-9");
  }

  @Test
  void decidesWhomAnAmbiguousRequestMeans() throws Exception {
    add("R-1", "--value", "family@example.org", "--verified");
    assertThat(request("decide", "R-1", "--subject", "17").err()).contains("not ambiguous");
    assertThat(request("decide", "R-1").err()).contains("Missing --subject KEY");
    try (ControlStore store = ControlStore.embedded(folder.resolve("home"), 2)) {
      register(store).change("R-1", it -> it.become(RequestState.AMBIGUOUS, TODAY, ""));
    }

    Result decided =
        requestWith(
            CANARY.key() + "\n",
            "decide",
            "R-1",
            "--subject-file",
            "-",
            "--table",
            "drops.contact");

    assertThat(decided.status()).as(decided.err()).isZero();
    assertThat(decided.out()).contains("resolved").doesNotContain(Canary.KEY_DIGITS);
    try (ControlStore store = ControlStore.embedded(folder.resolve("home"), 2)) {
      assertThat(register(store).find("R-1").orElseThrow().decided())
          .hasValueSatisfying(
              key -> {
                assertThat(key.kind()).isEqualTo("key:drops.contact");
                assertThat(key.value()).isEqualTo(String.valueOf(CANARY.key()));
              });
    }
  }

  @Test
  void worksBesideAProcessThatHasTheStoreOpen() throws Exception {
    Process holder = StoreHolder.start(folder.resolve("home"));
    try {
      assertThat(add("R-1", "--value", "anna@example.org").status()).isZero();
      assertThat(request("verify", "R-1").status()).isZero();
      assertThat(request("list").out()).contains("R-1").contains("verified");
      assertThat(holder.isAlive()).isTrue();
    } finally {
      holder.getOutputStream().close();
      holder.waitFor();
    }
    assertThat(request("list").out()).contains("R-1").contains("verified");
  }

  @Test
  void refusesAnotherKeyThanTheRegisterIsSealedUnder() {
    add("R-1", "--value", "anna@example.org");
    byte[] other = KEY.clone();
    other[0] = 1;

    Result result =
        request("list", "--steward.pseudonym-key=" + Base64.getEncoder().encodeToString(other));

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("steward.pseudonym-key: not the key");
  }

  private static RequestRegister register(ControlStore store) {
    return new RequestRegister(
        new JdbcTemplate(store.dataSource()),
        new TransactionTemplate(new JdbcTransactionManager(store.dataSource())),
        new PseudonymKey(KEY),
        AuditTrails.of(store.dataSource()));
  }

  private Result add(String id, String... more) {
    List<String> words =
        new ArrayList<>(List.of("add", "--id", id, "--type", "access", "--identifier", "email"));
    words.addAll(List.of(more));
    return request(words.toArray(String[]::new));
  }

  private Result requestWith(String input, String... words) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      return request(words);
    } finally {
      System.setIn(before);
    }
  }

  private Result request(String... words) {
    List<String> line = new ArrayList<>(List.of("request"));
    line.addAll(List.of(words));
    line.addAll(List.of("--config", folder.resolve("steward.yml").toString()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        StewardCommand.execute(
            line.toArray(String[]::new),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Result(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
