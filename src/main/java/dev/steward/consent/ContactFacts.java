package dev.steward.consent;

import java.util.ArrayList;
import java.util.List;

/**
 * What a contact's row says on a day, or what its rows say together. The bits are for columns of
 * many contacts; they mean nothing elsewhere and may change.
 *
 * <p>Of several rows of one contact each fact is taken at its strictest, each for itself, in
 * whichever rows it stands:
 *
 * <ul>
 *   <li>the level is the lowest; one that is unknown is lower than none
 *   <li>it is marked a child, and refuses tracking, where any row says so
 *   <li>it is a child where any birth date makes it one, and 18 or older (for consent that a
 *       guardian gave) where any birth date shows that
 *   <li>the age of digital consent is the highest of the rows' countries, and it needs a guardian
 *       where any birth date, or the lack of one in any row, makes that so
 *   <li>its guardian is missing where rows name different ones, or one names one and another none
 * </ul>
 *
 * <p>So a further row never makes a contact eligible that is not eligible without it.
 */
public record ContactFacts(int bits) {
  private static final Bits LEVEL = new Bits(0, 8); // one more than the rank
  private static final Bits YOUNGEST = new Bits(8, 5); // completed years, 18 at most
  private static final Bits CONSENT_AGE = new Bits(13, 5);
  private static final Bits GUARDIAN = new Bits(18, 2);
  private static final int MARKED = 1 << 20;
  private static final int DO_NOT_TRACK = 1 << 21;
  private static final int NO_BIRTH_DATE = 1 << 22;
  private static final int UNUSABLE_BIRTH_DATE = 1 << 23;
  private static final int OF_AGE = 1 << 24;
  private static final int DUPLICATE = 1 << 25;
  private static final int FLAGS =
      MARKED | DO_NOT_TRACK | NO_BIRTH_DATE | UNUSABLE_BIRTH_DATE | OF_AGE | DUPLICATE;

  /** In place of an age: no birth date says one. */
  private static final int UNKNOWN_AGE = 31;

  private static final int NO_GUARDIAN = 0;
  private static final int ONE_GUARDIAN = 1;
  private static final int DIFFERING_GUARDIANS = 2;

  /**
   * Those of one row.
   *
   * @param level the outcome of {@link ConsentLevels}
   * @param birthDate the outcome of {@link BirthDates}
   * @param digitalConsentAge that of the row's country
   * @param guardianOnRecord whether the key of a guardian is there
   */
  public static ContactFacts of(
      AsOf asOf,
      int level,
      boolean markedChild,
      boolean doNotTrack,
      int birthDate,
      int digitalConsentAge,
      boolean guardianOnRecord) {
    int flags = (markedChild ? MARKED : 0) | (doNotTrack ? DO_NOT_TRACK : 0);
    int age = UNKNOWN_AGE;
    if (birthDate == BirthDates.NULL) {
      flags |= NO_BIRTH_DATE;
    } else {
      int years = asOf.age(birthDate);
      if (years == AsOf.UNUSABLE) {
        flags |= UNUSABLE_BIRTH_DATE;
      } else {
        age = years;
        flags |= years == AsOf.ADULT ? OF_AGE : 0;
      }
    }
    return of(level, age, digitalConsentAge, guardianOnRecord ? ONE_GUARDIAN : NO_GUARDIAN, flags);
  }

  /**
   * Those of two rows of one contact.
   *
   * @param sameGuardian whether both name the same guardian; counts only where both name one
   */
  public ContactFacts merge(ContactFacts other, boolean sameGuardian) {
    int one = GUARDIAN.of(bits);
    boolean agree = one == GUARDIAN.of(other.bits) && (one == NO_GUARDIAN || sameGuardian);
    return of(
        Math.min(level(), other.level()),
        Math.min(YOUNGEST.of(bits), YOUNGEST.of(other.bits)),
        Math.max(CONSENT_AGE.of(bits), CONSENT_AGE.of(other.bits)),
        agree ? one : DIFFERING_GUARDIANS,
        ((bits | other.bits) & FLAGS) | DUPLICATE);
  }

  private static ContactFacts of(int level, int youngest, int consentAge, int guardian, int flags) {
    return new ContactFacts(
        (int)
                (LEVEL.at(level + 1)
                    | YOUNGEST.at(youngest)
                    | CONSENT_AGE.at(consentAge)
                    | GUARDIAN.at(guardian))
            | flags);
  }

  /** A rank, or {@link ConsentLevels#INVALID}. */
  public int level() {
    return LEVEL.of(bits) - 1;
  }

  /** Under 18 by birth date, marked so, or of a birth date that cannot be. */
  public boolean isChild() {
    return has(MARKED | UNUSABLE_BIRTH_DATE) || YOUNGEST.of(bits) < AsOf.ADULT;
  }

  /** Whether it is a child, and why. */
  String childInWords() {
    if (!isChild()) {
      return "no";
    }
    List<String> grounds = new ArrayList<>();
    if (YOUNGEST.of(bits) < AsOf.ADULT) {
      grounds.add("under 18 by birth date");
    }
    if (has(MARKED)) {
      grounds.add("marked a child");
    }
    if (has(UNUSABLE_BIRTH_DATE)) {
      grounds.add("birth date cannot be");
    }
    return "yes, " + String.join(", ", grounds);
  }

  /** Whether its own consent does not count (Art. 8(1)). */
  public boolean needsGuardian() {
    return has(UNUSABLE_BIRTH_DATE)
        || YOUNGEST.of(bits) < CONSENT_AGE.of(bits)
        || (has(NO_BIRTH_DATE) && has(MARKED));
  }

  /** Whether a birth date shows that it is 18 or older. */
  public boolean isOfAge() {
    return has(OF_AGE);
  }

  public boolean refusesTracking() {
    return has(DO_NOT_TRACK);
  }

  /** Whether one guardian is named, and by all rows. */
  public boolean namesGuardian() {
    return GUARDIAN.of(bits) == ONE_GUARDIAN;
  }

  /** Whether rows name different guardians. */
  public boolean namesDifferentGuardians() {
    return GUARDIAN.of(bits) == DIFFERING_GUARDIANS;
  }

  /** Whether there is more than one row. */
  public boolean isDuplicate() {
    return has(DUPLICATE);
  }

  /** Tells nothing about the contact. */
  @Override
  public String toString() {
    return "ContactFacts";
  }

  private boolean has(int flags) {
    return (bits & flags) != 0;
  }
}
