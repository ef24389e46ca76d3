package dev.steward.batch;

import dev.steward.store.Progress;
import java.util.List;

/**
 * How far a run has come.
 *
 * @param steps those that have units; none before they are planned
 */
public record RunProgress(String jobName, List<Progress> steps) {
  public RunProgress {
    steps = List.copyOf(steps);
  }
}
