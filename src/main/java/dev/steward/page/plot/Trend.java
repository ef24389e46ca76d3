package dev.steward.page.plot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines over runs.
 *
 * @param runs the earliest first
 */
public record Trend(List<String> runs, List<Line> lines) {
  public Trend {
    runs = List.copyOf(runs);
    lines = List.copyOf(lines);
  }

  /**
   * A line.
   *
   * @param values one a run, null where there is none
   */
  public record Line(String name, Tone tone, List<@Nullable Double> values) {}
}
