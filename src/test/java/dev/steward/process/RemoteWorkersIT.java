package dev.steward.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.LargeEstate;
import dev.steward.testkit.Postgres;
import dev.steward.testkit.StewardProcess;
import dev.steward.testkit.StewardProcess.Result;
import dev.steward.testkit.TestBroker;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An inventory by three workers, each a process of its own, beside one of a single process. */
class RemoteWorkersIT {
  @TempDir Path folder;
  private Workplace work;
  private TestBroker broker;
  private WorkerFleet fleet;
  private String estate = "";
  private String store = "";

  @BeforeEach
  void begin() throws Exception {
    work = new Workplace(folder);
    fleet = new WorkerFleet(folder);
    broker = TestBroker.start(folder.resolve("broker"));
    LargeEstate large = new LargeEstate(7);
    String url = Postgres.newDatabase();
    try (Connection connection = Postgres.connect(url)) {
      large.contacts(connection, 20_000);
    }
    large.interactions(work.path("lake/interaction"), 60_000, 4, 5_000);
    estate =
        """
            crm: {type: jdbc, url: '%s', username: %s, password: %s, split-rows: 2000}
            lake: {type: parquet, location: lake}
        """
            .formatted(url, Postgres.USER, Postgres.PASSWORD);
    store =
        "  control-store: {url: '%s', username: %s, password: %s}\n"
            .formatted(Postgres.newDatabase(), Postgres.USER, Postgres.PASSWORD);
  }

  @AfterEach
  void end() throws Exception {
    fleet.close();
    broker.close();
  }

  private String cluster() {
    return store
        + "  lease-expiry: 2s\n  cluster: {broker: {url: '%s', patience: 3s}}".formatted(broker.url());
  }

  @Test
  void publishesWhatOneProcessPublishes() throws Exception {
    work.configure(store, estate);
    Result alone = work.run();
    assertThat(alone.status()).as(alone.err()).isEqualTo(3);
    Map<String, String> reference = work.reports(Workplace.AS_OF);
    work.forgetFiles();
    work.configure(cluster(), estate);
    fleet.start(3);

    Result spread = work.run("run=2");

    assertThat(spread.status()).as(spread.err()).isEqualTo(3);
    assertThat(work.reports(Workplace.AS_OF + "-run2")).isEqualTo(reference);
    assertThat(work.strays()).isEmpty();
    Set<Integer> ends = new HashSet<>();
    for (StewardProcess worker : fleet.workers()) {
      worker.terminate();
      ends.add(worker.result().status());
    }
    assertThat(ends).containsExactly(0);
  }
}
