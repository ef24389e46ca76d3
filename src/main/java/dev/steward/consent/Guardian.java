package dev.steward.consent;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a contact's guardian.
 *
 * @param level the guardian's own row level, a rank or {@link ConsentLevels#INVALID}; that of a
 *     guardian who is not valid does not count
 */
public record Guardian(Status status, int level) {
  /** For contacts whose row names none. */
  public static final Guardian NONE = new Guardian(Status.NONE, ConsentLevels.NONE);

  private static final Guardian DIFFERING = new Guardian(Status.DIFFERING, ConsentLevels.NONE);
  private static final Guardian ITSELF = new Guardian(Status.ITSELF, ConsentLevels.NONE);
  private static final Guardian CHILD = new Guardian(Status.CHILD, ConsentLevels.NONE);
  private static final Guardian NOT_A_CONTACT =
      new Guardian(Status.NOT_A_CONTACT, ConsentLevels.NONE);

  /**
   * The guardian of a contact.
   *
   * @param itself whether the guardian on record is the contact
   * @param guardian what the rows of the guardian on record say; null where it is not a contact
   */
  public static Guardian of(ContactFacts contact, boolean itself, @Nullable ContactFacts guardian) {
    if (contact.namesDifferentGuardians()) {
      return DIFFERING;
    }
    if (!contact.namesGuardian()) {
      return NONE;
    }
    if (itself) {
      return ITSELF;
    }
    if (guardian == null) {
      return NOT_A_CONTACT;
    }
    return guardian.isChild() ? CHILD : new Guardian(Status.VALID, guardian.level());
  }

  public boolean isValid() {
    return status == Status.VALID;
  }

  /** Whether a guardian can consent, and why not. */
  public enum Status {
    /** None is on record. */
    NONE,
    /** The contact's rows name different ones. */
    DIFFERING,
    /** The one on record is not a contact. */
    NOT_A_CONTACT,
    /** The one on record is the contact itself. */
    ITSELF,
    /** The one on record is a child. */
    CHILD,
    VALID;

    /** In words. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
