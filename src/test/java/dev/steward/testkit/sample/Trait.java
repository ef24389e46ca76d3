package dev.steward.testkit.sample;

/** Why a person was cast: the situations that rules have to decide. */
public enum Trait {
  /** Under 18 by birth date, or marked a child. */
  CHILD,
  /** A child marked so, with no birth date. */
  CHILD_BY_FLAG,
  /** Marked a child, but grown up by birth date. */
  FLAG_AGAINST_BIRTH_DATE,
  /** A child whose guardian is on record and gave events. */
  GUARDED,
  /** A child with a guardian on record who gave nothing. */
  GUARDIAN_SILENT,
  /** A child whose events were given by an earlier guardian. */
  GUARDIAN_CHANGED,
  /** A child with no guardian on record. */
  GUARDIAN_MISSING,
  /** A child whose guardian is not a contact. */
  GUARDIAN_UNKNOWN,
  /** A child that is its own guardian. */
  GUARDIAN_SELF,
  /** Two children who are each other's guardian. */
  GUARDIAN_CYCLE,
  /** A child whose guardian is a child. */
  GUARDIAN_IS_CHILD,
  /** Under 18 but of the age of digital consent. */
  TEENAGER,
  /** Of age by now, with nothing but a guardian's event. */
  CAME_OF_AGE,
  /** A birth date after today. */
  BIRTH_DATE_IN_FUTURE,
  /** A birth date more than 120 years ago. */
  BIRTH_DATE_TOO_OLD,
  /** The row's level is null and nothing is in the ledger. */
  NO_CONSENT,
  /** A level, but no event. */
  NOT_IN_LEDGER,
  /** A level in the row that is no option value. */
  BAD_LEVEL,
  /** Row and ledger differ. */
  CONFLICT,
  /** The latest event took consent back. */
  WITHDRAWN,
  /** The latest event is older than two years. */
  EXPIRED,
  /** Two events at the same instant. */
  TIED_EVENTS,
  /** Allows no tracking. */
  DO_NOT_TRACK,
  /** Shares an e-mail address with her family. */
  FAMILY_EMAIL
}
