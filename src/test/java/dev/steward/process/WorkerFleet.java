package dev.steward.process;

import dev.steward.testkit.StewardProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Workers, each a process of its own, that are stopped when a test is over. */
final class WorkerFleet implements AutoCloseable {
  /** Short runs compile little: optimising would take most of their time. */
  static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final Path folder;
  private final List<String> configuration;
  private final List<StewardProcess> workers = new ArrayList<>();

  /**
   * @param folder their working directory, that of the runs too
   * @param configuration what the command line of a run says of it
   */
  WorkerFleet(Path folder, List<String> configuration) {
    this.folder = folder;
    this.configuration = List.copyOf(configuration);
  }

  /** Starts some at once, and waits until all take partitions. */
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

  /** Starts one. */
  StewardProcess launch(String... more) {
    List<String> words = new ArrayList<>(List.of("worker"));
    words.addAll(configuration);
    words.addAll(List.of(more));
    StewardProcess worker = StewardProcess.start(folder, QUICK, words.toArray(String[]::new));
    workers.add(worker);
    return worker;
  }

  StewardProcess worker(int number) {
    return workers.get(number);
  }

  List<StewardProcess> workers() {
    return workers;
  }

  /** Waits until one of them works on a partition that it has taken since. */
  StewardProcess awaitsTaking() throws Exception {
    List<Integer> before = workers.stream().map(WorkerFleet::taken).toList();
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (System.nanoTime() < deadline) {
      for (int i = 0; i < before.size(); i++) {
        if (workers.get(i).isAlive() && taken(workers.get(i)) > before.get(i)) {
          return workers.get(i);
        }
      }
      Thread.sleep(10);
    }
    throw new IllegalStateException("No worker takes anything");
  }

  /** How many partitions a worker has taken. */
  static int taken(StewardProcess worker) {
    return worker.errorText().split(": Taking ", -1).length - 1;
  }

  /** Sends a signal that Java itself cannot send. */
  static void signal(StewardProcess process, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
  }

  @Override
  public void close() {
    workers.forEach(StewardProcess::kill);
  }
}
