package dev.steward.process;

import dev.steward.testkit.StewardProcess;
import dev.steward.testkit.StewardProcess.Result;
import dev.steward.testkit.TestBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What befalls one run and its workers, at random moments. */
final class Disturbances {
  private static final Duration PAST_THE_LEASE = Duration.ofMillis(3_500);

  private final ErasureShop shop;
  private final WorkerFleet fleet;
  private final TestBroker broker;
  private final Random random;
  private final List<String> log = new ArrayList<>();
  private int kills;

  Disturbances(ErasureShop shop, WorkerFleet fleet, TestBroker broker, Random random) {
    this.shop = shop;
    this.fleet = fleet;
    this.broker = broker;
    this.random = random;
  }

  /** Starts the run, disturbs it so many times, and lets it, or its successor, come to its end. */
  Result until(int disturbances) throws Exception {
    StewardProcess manager = shop.start();
    for (int i = 0; i < disturbances; i++) {
      if (manager.endsWithin(Duration.ofMillis(300 + random.nextInt(1_700)))) {
        break;
      }
      switch (random.nextInt(6)) {
        case 0 -> manager = withNewManager(manager);
        case 1 -> restartBroker();
        case 2 -> freeze();
        default -> killWorker();
      }
    }
    return manager.result();
  }

  int kills() {
    return kills;
  }

  List<String> log() {
    return log;
  }

  private StewardProcess withNewManager(StewardProcess manager) {
    manager.kill();
    kills++;
    log.add("manager killed");
    return shop.start();
  }

  private void restartBroker() throws Exception {
    broker.stop();
    Thread.sleep(random.nextInt(1_500));
    broker.start();
    log.add("broker restarted");
  }

  private void freeze() throws Exception {
    StewardProcess worker = any();
    WorkerFleet.signal(worker, "STOP");
    Thread.sleep(PAST_THE_LEASE.toMillis());
    WorkerFleet.signal(worker, "CONT");
    log.add("worker frozen");
  }

  private void killWorker() {
    any().kill();
    kills++;
    log.add("worker killed");
    fleet.launch();
  }

  private StewardProcess any() {
    List<StewardProcess> alive = fleet.workers().stream().filter(StewardProcess::isAlive).toList();
    return alive.get(random.nextInt(alive.size()));
  }
}
