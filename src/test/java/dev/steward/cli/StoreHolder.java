package dev.steward.cli;

import dev.steward.store.ControlStore;
import java.io.File;
import java.nio.file.Path;

/** A process that has an embedded control store open, as one that runs a job does. */
final class StoreHolder {
  private StoreHolder() {}

  /** Starts it, and returns when the store is open; it ends with its input. */
  static Process start(Path home) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StoreHolder.class.getName(),
                home.toString())
            .redirectError(new File("/dev/null"))
            .start();
    int opened = process.getInputStream().read();
    if (opened != '!') {
      process.destroyForcibly();
      throw new IllegalStateException("The store was not opened");
    }
    return process;
  }

  public static void main(String[] args) throws Exception {
    try (ControlStore store = ControlStore.embedded(Path.of(args[0]), 2)) {
      store.migrate();
      System.out.write('!');
      System.out.flush();
      while (System.in.read() >= 0) {
        // whoever started this process ends it by ending its input
      }
    }
  }
}
