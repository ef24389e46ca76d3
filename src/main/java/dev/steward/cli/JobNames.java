package dev.steward.cli;

import java.util.List;

/** The jobs that can be run. */
final class JobNames {
  static final String PII_INVENTORY = "pii-inventory";
  static final String CONSENT_ELIGIBILITY = "consent-eligibility";
  static final String SUBJECT_EXPORT = "subject-export";
  static final String SUBJECT_RECTIFICATION = "subject-rectification";
  static final String SUBJECT_ERASURE = "subject-erasure";
  static final String NIGHTLY = "nightly";

  static final List<String> ALL =
      List.of(
          PII_INVENTORY,
          CONSENT_ELIGIBILITY,
          SUBJECT_EXPORT,
          SUBJECT_RECTIFICATION,
          SUBJECT_ERASURE,
          NIGHTLY);

  /** Those that change what they read, and can say before what they would do. */
  static final List<String> PLANNED = List.of(SUBJECT_RECTIFICATION, SUBJECT_ERASURE);

  /** What a job runs as with {@code mode=plan}. */
  static String planOf(String job) {
    return job + "-plan";
  }

  private JobNames() {}
}
