package dev.steward.eligibility;

import java.util.Locale;

/** How a decision compares with that of the previous run. */
public enum Change {
  UNCHANGED,
  /** It was no member then, or there was no run. */
  NEW,
  NEWLY_ELIGIBLE,
  NEWLY_INELIGIBLE,
  /** It was a member then, and is none now. */
  LEFT;

  /** Of one that is a member now as it was then. */
  static Change of(boolean before, boolean now) {
    if (before == now) {
      return UNCHANGED;
    }
    return now ? NEWLY_ELIGIBLE : NEWLY_INELIGIBLE;
  }

  /** The word in reports. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
