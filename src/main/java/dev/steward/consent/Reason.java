package dev.steward.consent;

import java.util.Locale;

/** Why a member is eligible or not, in order: the first reason that applies is the one reported. */
public enum Reason {
  UNKNOWN_CONTACT("the segment names a contact that is not there"),
  ERASED("the contact is on the suppression list"),
  RESTRICTED("processing is restricted (Art. 18), or an erasure is open"),
  OBJECTED("the contact objected (Art. 21), and the minimum is not below what objections block"),
  INVALID_CONSENT("the row's level value is unknown"),
  CHILD_NEVER_PROFILED("children are never profiled nor decided about automatically (recital 71)"),
  GUARDIAN_MISSING("a guardian is needed, and there is none who could consent (Art. 8)"),
  GUARDIAN_CONSENT_MISSING("a guardian is needed, and the guardian's consent is below the minimum"),
  WITHDRAWN("an earlier event reached the minimum, and the latest event is below it"),
  EXPIRED(
      "the granted level reaches the minimum, but too long ago, or by a guardian before age 18"),
  DO_NOT_TRACK("the contact refused tracking, and the activity rests on behaviour or profiles"),
  NO_CONSENT("there is no consent in effect"),
  BELOW_MINIMUM("the consent in effect is below the minimum"),
  ELIGIBLE("the consent in effect reaches the minimum, and nothing stands against it");

  private final String meaning;

  Reason(String meaning) {
    this.meaning = meaning;
  }

  public boolean isEligible() {
    return this == ELIGIBLE;
  }

  /**
   * Whether the contact may be asked for a higher level: some consent is in effect, which permits
   * that much, and nothing but its level stands against the activity.
   */
  public boolean mayBeAskedForMore() {
    return this == BELOW_MINIMUM;
  }

  /** The rule in words. */
  public String meaning() {
    return meaning;
  }

  /** The word in reports. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
