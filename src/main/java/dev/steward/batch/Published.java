package dev.steward.batch;

import dev.steward.store.Run;
import java.util.List;

/**
 * What a run published.
 *
 * @param report the folder
 * @param summary what it found, in a line
 * @param failures what could not be processed, a line each; empty where the run is complete
 * @param findings what needs a person, a line each
 * @param awaiting whether nothing goes on before a person confirms
 */
record Published(
    String report, String summary, List<String> failures, List<String> findings, boolean awaiting) {
  Published {
    failures = List.copyOf(failures);
    findings = List.copyOf(findings);
  }

  Published(String report, String summary, List<String> failures, List<String> findings) {
    this(report, summary, failures, findings, false);
  }

  boolean isComplete() {
    return failures.isEmpty() && !awaiting;
  }

  /** How the run stands by it. */
  String status() {
    return isComplete() ? "complete" : failures.isEmpty() ? Run.AWAITING : "incomplete";
  }
}
