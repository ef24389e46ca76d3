package dev.steward.consent;

/**
 * Something that a contact's consent changed by: a line of the ledger, or a withdraw-consent
 * request.
 *
 * @param id the event's, or the request's
 * @param level a rank
 * @param occurredAt microseconds since 1970-01-01T00:00Z; of a request the last one of its {@code
 *     received_on}
 */
public record LedgerEvent(String id, int level, long occurredAt, Giver giver) {
  public LedgerEvent {
    if (level < ConsentLevels.NONE || (giver == Giver.REQUEST && level != ConsentLevels.NONE)) {
      throw new IllegalArgumentException("An event has a level, and a withdrawal has none");
    }
  }

  /** Without the identifier, which comes from a cell. */
  @Override
  public String toString() {
    return "LedgerEvent[" + id.length() + " characters of id]";
  }

  /** Who gave an event. */
  public enum Giver {
    /** Nobody is named as guardian. */
    CONTACT("the contact"),
    /** The guardian on record today. */
    GUARDIAN_ON_RECORD("the guardian on record"),
    /** Another guardian, or any while none is certain. */
    OTHER_GUARDIAN("another guardian"),
    /** The contact, by a request to withdraw consent (Art. 7(3)). */
    REQUEST("a request to withdraw");

    private final String words;

    Giver(String words) {
      this.words = words;
    }

    boolean isGuardian() {
      return this == GUARDIAN_ON_RECORD || this == OTHER_GUARDIAN;
    }

    /** In words. */
    @Override
    public String toString() {
      return words;
    }
  }
}
