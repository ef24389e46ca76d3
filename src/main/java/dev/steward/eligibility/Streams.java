package dev.steward.eligibility;

/** The streams of records that phases hand on, by number. Keys are in parentheses. */
final class Streams {
  /** What a row says of a contact (contact). */
  static final int CONTACTS = 0;

  /** For which child (guardian). */
  static final int GUARDIANS = 1;

  /** Events of the ledger, and requests to withdraw (contact). */
  static final int EVENTS = 2;

  /** The lead's key (contact). */
  static final int LEADS = 3;

  /** What is known of the guardian on record (child). */
  static final int WARDS = 4;

  /** The standing of its contact (lead). */
  static final int STANDINGS = 5;

  /** Lines that could not be read (no key). */
  static final int REJECTS = 6;

  /** What a unit counted and wrote (no key). */
  static final int RESULTS = 7;

  /** Ids of requests that concerned a contact (no key). */
  static final int MATCHES = 8;

  /** The key (pseudonym). */
  static final int NAMES = 9;

  /** The segment (member). */
  static final int MEMBERS = 10;

  private static final int FIRST_OF_MANY = 11;

  private Streams() {}

  /** Whether it is one of {@link #previous}. */
  static boolean isPrevious(int stream) {
    return stream >= FIRST_OF_MANY && (stream - FIRST_OF_MANY) % 2 == 0;
  }

  /** Whether it was eligible in the previous run (member). */
  static int previous(int activity) {
    return FIRST_OF_MANY + 2 * activity;
  }

  /** The same before it is known whose pseudonyms they are (pseudonym). */
  static int unnamed(int activity) {
    return FIRST_OF_MANY + 2 * activity + 1;
  }
}
