package dev.steward.cli;

import java.util.List;

/** The jobs that can be run. */
final class JobNames {
  static final String PII_INVENTORY = "pii-inventory";
  static final String CONSENT_ELIGIBILITY = "consent-eligibility";
  static final String SUBJECT_EXPORT = "subject-export";
  static final String SUBJECT_ERASURE = "subject-erasure";
  static final String NIGHTLY = "nightly";

  /** What {@code subject-erasure mode=plan} runs. */
  static final String SUBJECT_ERASURE_PLAN = "subject-erasure-plan";

  static final List<String> ALL =
      List.of(PII_INVENTORY, CONSENT_ELIGIBILITY, SUBJECT_EXPORT, SUBJECT_ERASURE, NIGHTLY);

  private JobNames() {}
}
