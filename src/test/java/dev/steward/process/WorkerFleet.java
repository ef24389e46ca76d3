package dev.steward.process;

import dev.steward.testkit.StewardProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Workers, each a process of its own, that are stopped when a test is over. */
final class WorkerFleet implements AutoCloseable {
  private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final Path folder;
  private final List<StewardProcess> workers = new ArrayList<>();

  /**
   * @param folder that has the configuration of the runs, {@code steward.yml}
   */
  WorkerFleet(Path folder) {
    this.folder = folder;
  }

  /** Starts one and waits until it takes partitions. */
  StewardProcess start(String... more) throws Exception {
    StewardProcess worker = launch(more);
    worker.awaitsMessage("Waiting for partitions");
    return worker;
  }

  /** Starts some at once, and waits for all. */
  WorkerFleet start(int number) throws Exception {
    List<StewardProcess> started = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      started.add(launch());
    }
    for (StewardProcess worker : started) {
      worker.awaitsMessage("Waiting for partitions");
    }
    return this;
  }

  private StewardProcess launch(String... more) {
    List<String> words = new ArrayList<>(List.of("worker", "--config", "steward.yml"));
    words.addAll(List.of(more));
    StewardProcess worker = StewardProcess.start(folder, QUICK, words.toArray(String[]::new));
    workers.add(worker);
    return worker;
  }

  List<StewardProcess> workers() {
    return workers;
  }

  static void signal(StewardProcess process, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
  }

  @Override
  public void close() {
    workers.forEach(StewardProcess::kill);
  }
}
