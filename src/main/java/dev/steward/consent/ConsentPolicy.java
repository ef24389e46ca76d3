package dev.steward.consent;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a controller decided about consent.
 *
 * @param expiresAfter how long an event counts; empty: without an end
 * @param zone where days begin and end
 */
public record ConsentPolicy(
    ConsentLevels levels,
    Authority authority,
    Optional<Period> expiresAfter,
    GuardianConsent guardianConsent,
    DigitalConsentAges digitalConsentAges,
    ZoneId zone) {
  public ConsentPolicy {
    expiresAfter.ifPresent(
        period -> {
          if (period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("expires-after must be longer than 0: " + period);
          }
        });
  }

  /** A day and its borders in the policy's time zone. */
  public AsOf asOf(LocalDate date) {
    return new AsOf(date, zone);
  }

  /** Whose word about the granted level counts. */
  public enum Authority {
    /** That of the latest event; without one nothing is granted. */
    LEDGER,
    /** That of the contact's row. */
    CONTACT,
    /** That of the lower of the two; the row's where the ledger has no event. */
    LOWEST
  }

  /** What shows a guardian's consent. */
  public enum GuardianConsent {
    /** The latest event that the guardian on record gave for the contact. */
    LEDGER,
    /** The guardian's own row level: for estates without a ledger. */
    OWN_LEVEL
  }
}
