package dev.steward.consent;

/**
 * Decides who is eligible for one activity. A decision is a function of the standing alone and
 * allocates nothing. Safe for many threads.
 */
public final class Eligibility {
  private final int minimum;
  private final boolean objectable;
  private final boolean profiles;
  private final boolean tracks;

  private Eligibility(ConsentLevels levels, Activity activity) {
    boolean atProfiling = activity.minimum().rank() >= levels.profiling().rank();
    this.minimum = activity.minimum().rank();
    this.objectable = minimum >= levels.objectionFrom().rank();
    this.profiles = atProfiling || activity.automatedDecision();
    this.tracks = atProfiling || activity.usesBehaviour();
  }

  /**
   * The decision for an activity.
   *
   * @throws IllegalArgumentException where the activity's minimum is not one of the levels
   */
  public static Eligibility of(ConsentLevels levels, Activity activity) {
    if (!levels.all().contains(activity.minimum())) {
      throw new IllegalArgumentException(
          activity.id() + ": no such level: " + activity.minimum().name());
    }
    return new Eligibility(levels, activity);
  }

  /** The first reason that applies. */
  public Reason decide(Standing standing) {
    if (standing.isUnknownContact()) {
      return Reason.UNKNOWN_CONTACT;
    }
    if (standing.isErased()) {
      return Reason.ERASED;
    }
    if (standing.isRestricted()) {
      return Reason.RESTRICTED;
    }
    if (objectable && standing.hasObjected()) {
      return Reason.OBJECTED;
    }
    if (standing.hasInvalidLevel()) {
      return Reason.INVALID_CONSENT;
    }
    if (profiles && standing.isChild()) {
      return Reason.CHILD_NEVER_PROFILED;
    }
    if (standing.needsGuardian() && !standing.hasValidGuardian()) {
      return Reason.GUARDIAN_MISSING;
    }
    if (standing.needsGuardian() && standing.guardianBound() < minimum) {
      return Reason.GUARDIAN_CONSENT_MISSING;
    }
    boolean reached = standing.effectiveLevel() >= minimum;
    if (!reached && standing.latestLevel() < minimum && standing.highestBefore() >= minimum) {
      return Reason.WITHDRAWN;
    }
    if (standing.isExpired() && standing.grantedLevel() >= minimum) {
      return Reason.EXPIRED;
    }
    if (tracks && standing.refusesTracking()) {
      return Reason.DO_NOT_TRACK;
    }
    if (standing.effectiveLevel() == ConsentLevels.NONE) {
      return Reason.NO_CONSENT;
    }
    return reached ? Reason.ELIGIBLE : Reason.BELOW_MINIMUM;
  }
}
