package dev.steward.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.process.Workplace.FileState;
import dev.steward.testkit.Postgres;
import dev.steward.testkit.StewardProcess;
import dev.steward.testkit.StewardProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a scheduler relies on, which starts the nightly run and tries it again. */
class SchedulerIT {
  private static final String LABEL = Workplace.AS_OF;

  @TempDir Path folder;
  private Workplace work;
  private GatedDatabase database;

  enum Store {
    EMBEDDED,
    POSTGRESQL;

    String properties() {
      return this == EMBEDDED
          ? ""
          : "  control-store: {url: '%s', username: %s, password: %s}\n"
              .formatted(Postgres.newDatabase(), Postgres.USER, Postgres.PASSWORD);
    }
  }

  @BeforeEach
  void begin() throws SQLException {
    work = new Workplace(folder);
    database = GatedDatabase.create();
  }

  @AfterEach
  void end() throws SQLException {
    database.close();
  }

  @ParameterizedTest
  @EnumSource
  void refusesASecondRunAndGoesOnAfterAKill(Store store) throws Exception {
    work.configure(store.properties(), database.asSource());
    StewardProcess first = startAtGate();

    Result second = work.run();
    assertThat(second.status()).isEqualTo(4);
    assertThat(second.err())
        .matches(
            "pii-inventory is running: process "
                + first.pid()
                + " on \\S+, since \\S+, last heartbeat \\S+\\.\n");
    assertThat(status()).contains("running").contains("scan-units").contains("1/3");
    first.kill();
    assertThat(status()).contains("lost");

    database.open();
    Result finished = work.run();
    assertThat(finished.status()).as(finished.err()).isEqualTo(3);
    assertThat(finished.out())
        .contains("pii-inventory 2026-11-01 is complete")
        .contains("undeclared personal data: crm.customer.email (email)");
    assertThat(status()).contains("complete").contains("3/3");
    assertThat(work.strays()).isEmpty();
    Map<String, FileState> published = work.states(LABEL);

    Result again = work.run();
    assertThat(again.status()).isEqualTo(3);
    assertThat(again.out())
        .contains("is already complete: nothing to do")
        .contains("undeclared personal data: crm.customer.email (email)");
    assertThat(work.states(LABEL)).isEqualTo(published);

    Result beside = work.run("run=2");
    assertThat(beside.status()).isEqualTo(3);
    assertThat(work.states(LABEL)).isEqualTo(published);
    assertThat(work.reports(LABEL + "-run2")).isEqualTo(work.reports(LABEL));
  }

  @ParameterizedTest
  @EnumSource
  void stopsAtACheckpointWhenAskedTo(Store store) throws Exception {
    work.configure(store.properties(), database.asSource());
    StewardProcess running = startAtGate();

    Result stop = work.command("stop", Workplace.JOB);
    assertThat(stop.status()).isZero();
    assertThat(stop.out())
        .startsWith("pii-inventory stops at its next checkpoint: process " + running.pid());
    assertThat(status()).contains("stopping");
    running.awaitsMessage("Stopping at the next checkpoint");
    database.open();

    Result stopped = running.result();
    assertThat(stopped.status()).as(stopped.err()).isEqualTo(143);
    assertThat(stopped.err())
        .contains("pii-inventory was stopped at a checkpoint; the same command goes on");
    assertThat(status()).contains("stopped").contains("2/3");
    assertThat(work.publication(LABEL)).doesNotExist();

    assertThat(work.run().status()).isEqualTo(3);
    assertThat(status()).contains("complete").contains("3/3");
    assertThat(work.command("stop", Workplace.JOB).out()).contains("is not running");
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130"})
  void stopsAtACheckpointOnASignal(String signal, int status) throws Exception {
    work.configure("", database.asSource());
    database.shut();
    // whoever starts the tests in the background has made its children ignore SIGINT
    StewardProcess running = work.startRunUnder(List.of("env", "--default-signal"), List.of());
    running.awaits("it stood at the gate", database::hasVisitor);

    if (signal.equals("TERM")) {
      running.terminate();
    } else {
      running.interrupt();
    }
    running.awaitsMessage("Stopping at the next checkpoint");
    assertThat(running.isAlive()).isTrue();
    database.open();

    Result stopped = running.result();
    assertThat(stopped.status()).as(stopped.err()).isEqualTo(status);
    assertThat(stopped.err()).doesNotContain("Exception");
    assertThat(status()).contains("stopped").contains("2/3");
    assertThat(work.run().status()).isEqualTo(3);
  }

  @Test
  void finishesAnUnfinishedRunOfLessThanADayAgo() throws Exception {
    work.configure("", database.asSource());
    database.shut();
    StewardProcess first =
        work.start("run", "pii-inventory", "--config", "steward.yml", "as-of=2026-10-31");
    first.awaits("it stood at the gate", database::hasVisitor);
    first.kill();
    database.open();

    Result finished = work.command("run", Workplace.JOB);

    assertThat(finished.status()).as(finished.err()).isEqualTo(3);
    assertThat(finished.out()).contains("pii-inventory 2026-10-31 is complete");
    Result next = work.command("run", Workplace.JOB);
    assertThat(next.out()).contains("is complete").doesNotContain("2026-10-31 is");
  }

  @Test
  void goesOnWithOtherSettingsThoughNotWithOtherRules() throws Exception {
    work.configure("", database.asSource());
    startAtGate().kill();
    database.open();

    work.configure("", database.asSource() + "      tables: {orders: {personal: none}}\n");
    Result refused = work.run();
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err())
        .contains("pii-inventory 2026-11-01 began with other sources, tables or rules")
        .contains("run=2");
    assertThat(work.publication(LABEL)).doesNotExist();

    work.configure("", database.asSource().replace("localhost", "127.0.0.1"));
    Result finished = work.run("--steward.threads=2", "--steward.lease-expiry=10s");
    assertThat(finished.status()).as(finished.err()).isEqualTo(3);
  }

  @Test
  void verifiesWhatItPublished() throws Exception {
    work.write("drops/product.csv", "sku,price\nA-1,2\nA-2,3\n");
    work.configure("", "    drops: {type: csv, location: drops}");
    Result complete = work.run();
    assertThat(complete.status()).as(complete.out()).isZero();
    String published = work.publication(LABEL).toString();

    Result right = work.start("verify", published).result();
    assertThat(right.status()).isZero();
    assertThat(right.out()).contains("is as it was published");

    Files.writeString(
        work.publication(LABEL).resolve("tables.csv"), "x\n", StandardOpenOption.APPEND);
    Result wrong = work.start("verify", published).result();
    assertThat(wrong.status()).isEqualTo(1);
    assertThat(wrong.out()).contains("is not as it was published").contains("tables.csv: ");
  }

  private StewardProcess startAtGate() throws Exception {
    database.shut();
    StewardProcess process = work.startRun();
    process.awaits("it stood at the gate", database::hasVisitor);
    return process;
  }

  private String status() {
    Result status = work.command("status");
    assertThat(status.status()).as(status.err()).isZero();
    return status.out();
  }
}
