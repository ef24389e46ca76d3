package dev.steward.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Times two commands in turn, after a warm-up of each, so that a drift of the machine's speed meets
 * both.
 *
 * @param ratios ours over the peer's, run by run, in seconds of wall time
 */
record SideBySide(List<Double> ours, List<Double> peers, List<Double> ratios) {
  private static final int RUNS = 5;

  /** A command that may run several times; its output is not looked at. */
  interface Command {
    /** Makes ready for the next run; not timed. */
    default void prepare() throws IOException {}

    List<String> line();

    /** Whether the exit status tells of success. */
    default boolean succeeded(int status) {
      return status == 0;
    }
  }

  static SideBySide measure(String title, Command our, Command peer) {
    List<Double> ours = new ArrayList<>();
    List<Double> peers = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int run = 0; run <= RUNS; run++) {
      double us = seconds(our);
      double them = seconds(peer);
      if (run > 0) { // the first warms the page cache
        ours.add(us);
        peers.add(them);
        ratios.add(us / them);
      }
    }
    SideBySide result = new SideBySide(ours, peers, ratios);
    System.out.printf(
        Locale.ROOT,
        "%s: ours %.2f s, peer %.2f s, ratio %.3f (%.3f to %.3f), medians of %d%n",
        title,
        median(ours),
        median(peers),
        median(ratios),
        Collections.min(ratios),
        Collections.max(ratios),
        RUNS);
    return result;
  }

  double ratio() {
    return median(ratios);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  /** Seconds of wall time that a command takes. */
  static double seconds(Command command) {
    try {
      command.prepare();
      ProcessBuilder process =
          new ProcessBuilder(command.line())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT);
      long begin = System.nanoTime();
      int status = process.start().waitFor();
      double seconds = (System.nanoTime() - begin) / 1e9;
      if (!command.succeeded(status)) {
        throw new IllegalStateException("Exit status " + status + ": " + command.line());
      }
      return seconds;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
