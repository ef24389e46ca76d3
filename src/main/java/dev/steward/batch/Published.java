package dev.steward.batch;

import java.util.List;

/**
 * What a run published.
 *
 * @param report the folder
 * @param summary what it found, in a line
 * @param failures what could not be processed, a line each; empty where the run is complete
 * @param findings what needs a person, a line each
 */
record Published(String report, String summary, List<String> failures, List<String> findings) {
  Published {
    failures = List.copyOf(failures);
    findings = List.copyOf(findings);
  }

  boolean isComplete() {
    return failures.isEmpty();
  }
}
