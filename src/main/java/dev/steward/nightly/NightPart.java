package dev.steward.nightly;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The jobs that a night can consist of, in the order in which they are run. */
public enum NightPart {
  PII_INVENTORY("pii-inventory", false),
  SUBJECT_EXPORT("subject-export", true),
  SUBJECT_RECTIFICATION("subject-rectification", true),
  SUBJECT_ERASURE("subject-erasure", true),
  CONSENT_ELIGIBILITY("consent-eligibility", true);

  private final String jobName;
  private final boolean namesPeople;

  NightPart(String jobName, boolean namesPeople) {
    this.jobName = jobName;
    this.namesPeople = namesPeople;
  }

  /** The part that runs a job. */
  public static Optional<NightPart> of(String jobName) {
    return Arrays.stream(values()).filter(part -> part.jobName.equals(jobName)).findFirst();
  }

  /** All jobs' names. */
  public static List<String> jobNames() {
    return Arrays.stream(values()).map(NightPart::jobName).toList();
  }

  public String jobName() {
    return jobName;
  }

  /** Whether it needs the operator's key. */
  public boolean namesPeople() {
    return namesPeople;
  }

  /**
   * Parts without which it is not begun where they are among the night's: who asked for her data
   * gets them before she is erased.
   */
  public Set<NightPart> needs() {
    return this == SUBJECT_ERASURE ? Set.of(SUBJECT_EXPORT) : Set.of();
  }
}
