package dev.steward.cli;

import dev.steward.batch.RunProgress;
import dev.steward.store.Progress;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.springframework.dao.DataAccessException;

/** Shows how far a run has come: bars on a terminal, a line every few seconds elsewhere. */
final class ProgressDisplay implements AutoCloseable {
  private static final int BAR_PERIOD_MILLIS = 500;
  private static final int LINE_PERIOD_MILLIS = 5_000;

  private final Supplier<Optional<RunProgress>> source;
  private final PrintWriter err;
  private final boolean bars;
  private final Map<String, ProgressBar> shown = new HashMap<>();
  private final ScheduledExecutorService clock;

  private ProgressDisplay(Supplier<Optional<RunProgress>> source, PrintWriter err, boolean bars) {
    this.source = source;
    this.err = err;
    this.bars = bars;
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * @param linesOnly no bars on a terminal either
   */
  static ProgressDisplay of(
      Supplier<Optional<RunProgress>> source, boolean quiet, boolean linesOnly, PrintWriter err) {
    boolean bars = !linesOnly && System.console() != null;
    ProgressDisplay display = new ProgressDisplay(source, err, bars);
    if (!quiet) {
      int period = bars ? BAR_PERIOD_MILLIS : LINE_PERIOD_MILLIS;
      display.clock.scheduleAtFixedRate(display::show, period, period, TimeUnit.MILLISECONDS);
    }
    return display;
  }

  private void show() {
    try {
      source.get().ifPresent(run -> run.steps().forEach(step -> show(run.jobName() + ": ", step)));
    } catch (DataAccessException e) {
      return; // the run itself will say what is wrong with the control store
    }
  }

  private void show(String job, Progress step) {
    String name = job + step.step();
    if (bars) {
      ProgressBar bar = shown.computeIfAbsent(name, it -> bar(it, step.units()));
      bar.maxHint(step.units());
      bar.stepTo(step.done());
    } else {
      err.println(
          "%s, %d of %d units%s"
              .formatted(
                  name,
                  step.done(),
                  step.units(),
                  step.failed() == 0 ? "" : ", " + step.failed() + " failed"));
    }
  }

  private static ProgressBar bar(String step, int units) {
    return new ProgressBarBuilder()
        .setTaskName(step)
        .setUnit(" units", 1)
        .setInitialMax(units)
        .build();
  }

  @Override
  public void close() {
    // no interrupt: it would close the file of an embedded control store under a query
    clock.shutdown();
    try {
      clock.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    shown.values().forEach(ProgressBar::close);
  }
}
