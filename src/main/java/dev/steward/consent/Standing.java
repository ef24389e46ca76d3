package dev.steward.consent;

/**
 * All that decisions about a contact rest on and that does not depend on the activity. The bits are
 * for columns of many contacts; they mean nothing elsewhere and may change. Levels are ranks.
 */
public record Standing(long bits) {
  static final int UNKNOWN_CONTACT = 1;
  static final int ERASED = 1 << 1;
  static final int RESTRICTED = 1 << 2;
  static final int OBJECTED = 1 << 3;
  static final int INVALID = 1 << 4;
  static final int CHILD = 1 << 5;
  static final int NEEDS_GUARDIAN = 1 << 6;
  static final int VALID_GUARDIAN = 1 << 7;
  static final int EXPIRED = 1 << 8;
  static final int DO_NOT_TRACK = 1 << 9;
  static final int EVENTS = 1 << 10;
  static final int DUPLICATE = 1 << 11;

  private static final Bits ROW = new Bits(16, 8);
  private static final Bits LATEST = new Bits(24, 8);
  private static final Bits HIGHEST_BEFORE = new Bits(32, 8);
  private static final Bits BOUND = new Bits(40, 8);
  private static final Bits GRANTED = new Bits(48, 8);
  private static final Bits EFFECTIVE = new Bits(56, 8);

  /** That of a key that is no contact's. */
  public static final Standing UNKNOWN = new Standing(UNKNOWN_CONTACT);

  static Standing of(
      int flags, int row, int latest, int highestBefore, int bound, int granted, int effective) {
    return new Standing(
        flags
            | ROW.at(row)
            | LATEST.at(latest)
            | HIGHEST_BEFORE.at(highestBefore)
            | BOUND.at(bound)
            | GRANTED.at(granted)
            | EFFECTIVE.at(effective));
  }

  public boolean isUnknownContact() {
    return has(UNKNOWN_CONTACT);
  }

  public boolean isErased() {
    return has(ERASED);
  }

  public boolean isRestricted() {
    return has(RESTRICTED);
  }

  public boolean hasObjected() {
    return has(OBJECTED);
  }

  /** Whether the row's level value is unknown. */
  public boolean hasInvalidLevel() {
    return has(INVALID);
  }

  public boolean isChild() {
    return has(CHILD);
  }

  public boolean needsGuardian() {
    return has(NEEDS_GUARDIAN);
  }

  public boolean hasValidGuardian() {
    return has(VALID_GUARDIAN);
  }

  public boolean isExpired() {
    return has(EXPIRED);
  }

  public boolean refusesTracking() {
    return has(DO_NOT_TRACK);
  }

  public boolean hasEvents() {
    return has(EVENTS);
  }

  /** Whether the contact has more than one row: a finding of its own. */
  public boolean isDuplicate() {
    return has(DUPLICATE);
  }

  /** The row's level; none where its value is unknown. */
  public int rowLevel() {
    return ROW.of(bits);
  }

  /** The latest event's level; none without one. */
  public int latestLevel() {
    return LATEST.of(bits);
  }

  /** The highest level of the events before the latest. */
  public int highestBefore() {
    return HIGHEST_BEFORE.of(bits);
  }

  /** The guardian's bound; none where no guardian is needed, or none is valid. */
  public int guardianBound() {
    return BOUND.of(bits);
  }

  /** The level granted according to the policy's authority. */
  public int grantedLevel() {
    return GRANTED.of(bits);
  }

  /** The granted level, bounded by the guardian's where one is needed; none where expired. */
  public int effectiveLevel() {
    return EFFECTIVE.of(bits);
  }

  /** Whether row and ledger disagree: a finding of its own, whoever has authority. */
  public boolean isConflict() {
    return hasEvents() && rowLevel() != latestLevel();
  }

  /** Tells nothing about the contact. */
  @Override
  public String toString() {
    return "Standing";
  }

  private boolean has(int flag) {
    return (bits & flag) != 0;
  }
}
