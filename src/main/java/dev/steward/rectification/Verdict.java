package dev.steward.rectification;

/** What a plan says of a request. */
public enum Verdict {
  /** Values are to be put right. */
  CORRECT,
  /** The person's rows say what is right already, or nothing where nothing is right. */
  ALREADY_SO,
  /** Something stands against it, of which a later run may be free: nothing of it is done. */
  BLOCKED,
  /** It cannot be carried out: refused. */
  REJECTED,
  /** Another correction of the same comes first. */
  WAITS
}
