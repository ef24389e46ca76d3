package dev.steward.cli;

import java.util.List;

/** The jobs that can be run. */
final class JobNames {
  static final List<String> ALL = List.of("pii-inventory", "consent-eligibility");

  private JobNames() {}
}
