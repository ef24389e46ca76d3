package dev.steward.lineage;

import java.util.List;

/** How a try ended. */
public sealed interface RunEnd {
  /** All is done. */
  record Complete() implements RunEnd {}

  /**
   * Some of it, or all, could not be done.
   *
   * @param reasons without any cell's value
   */
  record Failed(List<String> reasons) implements RunEnd {
    public Failed {
      reasons = List.copyOf(reasons);
    }
  }

  /** It was stopped, was killed, or waits for a person. */
  record Aborted() implements RunEnd {}
}
