package dev.steward.cli;

import dev.steward.store.Progress;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private final String jobName;
  private final Supplier<List<Progress>> source;
  private final PrintWriter err;
  private final boolean bars;
  private final Map<String, ProgressBar> shown = new HashMap<>();
  private final ScheduledExecutorService clock;

  private ProgressDisplay(
      String jobName, Supplier<List<Progress>> source, PrintWriter err, boolean bars) {
    this.jobName = jobName;
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

  static ProgressDisplay of(
      String jobName, Supplier<List<Progress>> source, boolean quiet, PrintWriter err) {
    boolean terminal = System.console() != null;
    ProgressDisplay display = new ProgressDisplay(jobName, source, err, terminal);
    if (!quiet) {
      int period = terminal ? BAR_PERIOD_MILLIS : LINE_PERIOD_MILLIS;
      display.clock.scheduleAtFixedRate(display::show, period, period, TimeUnit.MILLISECONDS);
    }
    return display;
  }

  private void show() {
    List<Progress> steps;
    try {
      steps = source.get();
    } catch (DataAccessException e) {
      return; // the run itself will say what is wrong with the control store
    }
    for (Progress step : steps) {
      if (bars) {
        ProgressBar bar = shown.computeIfAbsent(step.step(), name -> bar(name, step.units()));
        bar.maxHint(step.units());
        bar.stepTo(step.done());
      } else {
        err.println(
            "%s: %s, %d of %d units%s"
                .formatted(
                    jobName,
                    step.step(),
                    step.done(),
                    step.units(),
                    step.failed() == 0 ? "" : ", " + step.failed() + " failed"));
      }
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
