package dev.steward.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.LargeEstate;
import dev.steward.testkit.Postgres;
import dev.steward.testkit.StewardProcess;
import dev.steward.testkit.StewardProcess.Result;
import dev.steward.testkit.TestBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inventories by workers, each a process of its own, beside one of a single process. */
class RemoteWorkersIT {
  private static final List<String> CONFIGURATION = List.of("--config", "steward.yml");

  @TempDir static Path folder;
  private Workplace work;
  private TestBroker broker;
  private WorkerFleet fleet;
  private Map<String, String> reference = Map.of();
  private String estate = "";
  private String storeUrl = "";

  @BeforeEach
  void begin() throws Exception {
    work = new Workplace(folder);
    fleet = new WorkerFleet(folder, CONFIGURATION);
    broker = TestBroker.start(folder.resolve("broker"));
    LargeEstate large = new LargeEstate(7);
    String url = Postgres.newDatabase();
    try (Connection connection = Postgres.connect(url)) {
      large.contacts(connection, 20_000);
    }
    large.interactions(work.path("lake/interaction"), 60_000, 4, 3_000);
    estate =
        """
            crm: {type: jdbc, url: '%s', username: %s, password: %s, split-rows: 1000}
            lake: {type: parquet, location: lake}
        """
            .formatted(url, Postgres.USER, Postgres.PASSWORD);
    storeUrl = Postgres.newDatabase();
  }

  @AfterEach
  void end() throws Exception {
    fleet.close();
    broker.close();
  }

  private String store() {
    return "  control-store: {url: '%s', username: %s, password: %s}\n"
        .formatted(storeUrl, Postgres.USER, Postgres.PASSWORD);
  }

  private void configureCluster() throws Exception {
    work.configure(
        store()
            + "  lease-expiry: 2s\n  cluster: {partitions: 8, broker: {url: '%s', patience: 4s}}"
                .formatted(broker.url()),
        estate);
  }

  /** What one process publishes, before workers do the same. */
  private void runAlone() throws Exception {
    work.configure(store(), estate);
    Result alone = work.run();
    assertThat(alone.status()).as(alone.err()).isEqualTo(3);
    reference = work.reports(Workplace.AS_OF);
    work.forgetFiles();
    configureCluster();
  }

  private void isAsAlone(int run, Result result) throws Exception {
    assertThat(result.status()).as(result.err()).isEqualTo(3);
    assertThat(work.reports(Workplace.AS_OF + "-run" + run)).isEqualTo(reference);
    assertThat(work.strays()).isEmpty();
    assertThat(count("select count(*) from partition_lease")).isZero();
    work.forgetFiles();
  }

  private int count(String query) throws Exception {
    try (Connection connection = Postgres.connect(storeUrl);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getInt(1);
    }
  }

  @Test
  void publishWhatOneProcessPublishes() throws Exception {
    runAlone();
    fleet.start(3);

    isAsAlone(2, work.run("run=2"));
    assertThat(fleet.workers()).allMatch(worker -> WorkerFleet.taken(worker) > 0);
  }

  @Test
  @Tag("sweep")
  void publishTheSameWhateverHappensToThem() throws Exception {
    runAlone();
    fleet.start(3);

    // one is killed, one frozen until another has its partition, and the broker goes away for a
    // while
    StewardProcess manager = work.startRun("run=3");
    StewardProcess killed = fleet.awaitsTaking();
    killed.kill();
    manager.awaitsMessage("was lost by process " + killed.pid());
    StewardProcess frozen = fleet.awaitsTaking();
    WorkerFleet.signal(frozen, "STOP");
    manager.awaitsMessage("was lost by process " + frozen.pid());
    broker.stop();
    WorkerFleet.signal(frozen, "CONT");
    broker.start();
    isAsAlone(3, manager.result());
    frozen.awaitsMessage("was taken over");

    // who woke up works on, and whoever is asked to go gives back what it has
    StewardProcess next = work.startRun("run=4");
    StewardProcess asked = fleet.awaitsTaking();
    asked.terminate();
    assertThat(asked.result().status()).as(asked.errorText()).isZero();
    isAsAlone(4, next.result());

    Set<Integer> ends = new HashSet<>();
    for (StewardProcess worker : fleet.workers()) {
      if (worker.isAlive()) {
        worker.terminate();
        ends.add(worker.result().status());
      }
    }
    assertThat(ends).containsExactly(0);
  }

  @Test
  @Tag("sweep")
  void leaveARunThatLosesItsProcessOrItsBrokerToTheSameCommand() throws Exception {
    runAlone();

    broker.stop();
    Result without = work.run("run=2");
    assertThat(without.status()).isEqualTo(1);
    assertThat(without.err()).contains("Cannot reach the broker " + broker.url());
    broker.start();

    fleet.start(2);
    StewardProcess manager = work.startRun("run=2");
    fleet.awaitsTaking();
    manager.kill();
    isAsAlone(2, work.run("run=2"));

    StewardProcess stopped = work.startRun("run=3");
    fleet.awaitsTaking();
    stopped.terminate();
    Result end = stopped.result();
    assertThat(end.status()).as(end.err()).isEqualTo(143);
    isAsAlone(3, work.run("run=3"));
  }

  @Test
  void refuseARunOfAnotherConfiguration() throws Exception {
    configureCluster();
    StewardProcess other = fleet.launch("--steward.inventory.mode=sample");
    other.awaitsMessage("Waiting for partitions");

    Result refused = work.run();

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err())
        .contains(
            "process %d on".formatted(other.pid()),
            "refuses: its configuration, its key or its program is not that of the run");
  }

  @Test
  void costNothingWhereNoneAreConfigured() throws Exception {
    work.configure(store(), estate);
    Path classes = work.path("classes.txt");

    Result alone =
        work.startRunUnder(List.of(), List.of("-Xshare:off", "-Xlog:class+load:file=" + classes))
            .result();

    assertThat(alone.status()).as(alone.err()).isEqualTo(3);
    assertThat(Files.readString(classes))
        .contains("dev.steward.batch.JobRunner")
        .doesNotContain("jakarta.jms", "org.springframework.jms", "org.apache.activemq");
  }

  @Test
  @Tag("sweep")
  void goOnOnceThereIsAWorker() throws Exception {
    configureCluster();
    StewardProcess manager = work.startRun();
    assertThat(manager.endsWithin(Duration.ofSeconds(8))).isFalse();

    fleet.start(1);

    assertThat(manager.result().status()).as(manager.errorText()).isEqualTo(3);
  }
}
