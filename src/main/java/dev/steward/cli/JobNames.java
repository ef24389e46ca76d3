package dev.steward.cli;

import java.util.List;

/** The jobs that can be run. */
final class JobNames {
  static final String PII_INVENTORY = "pii-inventory";
  static final String CONSENT_ELIGIBILITY = "consent-eligibility";
  static final String SUBJECT_EXPORT = "subject-export";

  static final List<String> ALL = List.of(PII_INVENTORY, CONSENT_ELIGIBILITY, SUBJECT_EXPORT);

  private JobNames() {}
}
