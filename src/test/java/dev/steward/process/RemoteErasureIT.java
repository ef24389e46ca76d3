package dev.steward.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.Postgres;
import dev.steward.testkit.StewardProcess;
import dev.steward.testkit.StewardProcess.Result;
import dev.steward.testkit.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An erasure by three workers of which some are killed, some frozen; its manager is killed, too,
 * and its broker restarted. It leaves the data and certifies what one process does.
 */
class RemoteErasureIT {
  private static final int KILLS = 20;

  @TempDir Path folder;
  private TestBroker broker;
  private ErasureData data;
  private Map<String, String> expected = Map.of();
  private int status;

  @BeforeEach
  void begin() throws Exception {
    broker = TestBroker.start(folder.resolve("broker"));
    data = new ErasureData(folder).made();
    ErasureShop alone = new ErasureShop(data, "alone", "subject-erasure", "");
    Result result = alone.start().result();
    assertThat(result.status()).as(result.out() + result.err()).isIn(0, 3);
    status = result.status();
    expected = alone.state();
    alone.remove();
  }

  @AfterEach
  void end() throws Exception {
    broker.close();
  }

  private ErasureShop shop(String name) throws Exception {
    return new ErasureShop(
        data,
        name,
        "subject-erasure",
        """
        lease-expiry: 2s
        control-store: {url: '%s', username: %s, password: %s}
        cluster: {partitions: 8, broker: {url: '%s', patience: 20s}}
        """
            .formatted(Postgres.newDatabase(), Postgres.USER, Postgres.PASSWORD, broker.url()));
  }

  private static WorkerFleet fleet(ErasureShop shop) throws Exception {
    return new WorkerFleet(shop.folder(), List.of("--config", "steward.yml")).start(3);
  }

  private void leavesWhatOneProcessLeaves(ErasureShop shop, Result result) throws Exception {
    assertThat(result.status()).as(result.out() + result.err()).isEqualTo(status);
    Map<String, String> state = shop.state();
    assertThat(state.keySet()).isEqualTo(expected.keySet());
    expected.forEach((part, content) -> assertThat(state.get(part)).as(part).isEqualTo(content));
    shop.remove();
  }

  @Test
  @Tag("sweep")
  void leavesTheSameThoughOneWorkerIsKilledAndOneFrozen() throws Exception {
    ErasureShop shop = shop("spread");
    try (WorkerFleet fleet = fleet(shop)) {
      StewardProcess manager = shop.start();
      StewardProcess killed = fleet.awaitsTaking();
      killed.kill();
      fleet.launch();
      StewardProcess frozen = fleet.awaitsTaking();
      WorkerFleet.signal(frozen, "STOP");
      manager.endsWithin(Duration.ofSeconds(4));
      WorkerFleet.signal(frozen, "CONT");

      leavesWhatOneProcessLeaves(shop, manager.result());
    }
  }

  @Test
  @Tag("sweep")
  void leavesTheSameWhateverIsKilledFrozenOrRestarted() throws Exception {
    Random random = new Random(20261101);
    List<String> log = new ArrayList<>();
    int kills = 0;
    for (int run = 1; kills < KILLS; run++) {
      ErasureShop shop = shop("run" + run);
      try (WorkerFleet fleet = fleet(shop)) {
        Disturbances disturbances = new Disturbances(shop, fleet, broker, random);
        Result result = disturbances.until(4);
        kills += disturbances.kills();
        log.add("Run " + run + ": " + disturbances.log());
        leavesWhatOneProcessLeaves(shop, result);
      }
    }
    log.forEach(System.out::println);
  }
}
