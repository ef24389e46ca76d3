package dev.steward.consent;

import dev.steward.consent.ConsentPolicy.Authority;
import dev.steward.consent.ConsentPolicy.GuardianConsent;

/** Finds out the standing of contacts on a day, by a policy. Safe for many threads. */
public final class StandingRules {
  private final ConsentPolicy policy;
  private final AsOf asOf;

  /** What occurred before has expired. */
  private final long expiry;

  public StandingRules(ConsentPolicy policy, AsOf asOf) {
    this.policy = policy;
    this.asOf = asOf;
    this.expiry = policy.expiresAfter().map(asOf::startBefore).orElse(Long.MIN_VALUE);
  }

  /**
   * The standing of a contact that has rows; for others it is {@link Standing#UNKNOWN}.
   *
   * @param guardian counts only where {@link ContactFacts#needsGuardian()}
   */
  public Standing standing(
      ContactFacts contact, Guardian guardian, LedgerSummary ledger, RegisterFacts register) {
    int row = Math.max(ConsentLevels.NONE, contact.level());
    int granted = granted(row, ledger);
    boolean needsGuardian = contact.needsGuardian();
    int bound = needsGuardian ? bound(guardian, ledger) : ConsentLevels.NONE;
    boolean expired = isExpired(contact, ledger);
    int effective = needsGuardian ? Math.min(granted, bound) : granted;
    int flags =
        (register.erased() ? Standing.ERASED : 0)
            | (register.restricted() ? Standing.RESTRICTED : 0)
            | (register.objected() ? Standing.OBJECTED : 0)
            | (contact.level() == ConsentLevels.INVALID ? Standing.INVALID : 0)
            | (contact.isChild() ? Standing.CHILD : 0)
            | (needsGuardian ? Standing.NEEDS_GUARDIAN : 0)
            | (guardian.isValid() ? Standing.VALID_GUARDIAN : 0)
            | (expired ? Standing.EXPIRED : 0)
            | (contact.refusesTracking() ? Standing.DO_NOT_TRACK : 0)
            | (ledger.hasEvents() ? Standing.EVENTS : 0)
            | (contact.isDuplicate() ? Standing.DUPLICATE : 0);
    return Standing.of(
        flags,
        row,
        ledger.latestLevel(),
        ledger.highestBefore(),
        bound,
        granted,
        expired ? ConsentLevels.NONE : effective);
  }

  /** That of a dossier, by the same rules. */
  public Standing standing(Dossier dossier) {
    return standing(dossier.facts(), dossier.guardian(), dossier.summary(asOf), dossier.register());
  }

  ConsentPolicy policy() {
    return policy;
  }

  AsOf asOf() {
    return asOf;
  }

  private int granted(int row, LedgerSummary ledger) {
    if (ledger.endsInRequest()) {
      // whoever has authority: Art. 7(3)
      return ConsentLevels.NONE;
    }
    return switch (policy.authority()) {
      case CONTACT -> row;
      case LEDGER -> ledger.latestLevel();
      case LOWEST -> ledger.hasEvents() ? Math.min(row, ledger.latestLevel()) : row;
    };
  }

  private int bound(Guardian guardian, LedgerSummary ledger) {
    if (!guardian.isValid()) {
      return ConsentLevels.NONE;
    }
    return policy.guardianConsent() == GuardianConsent.LEDGER
        ? ledger.guardianLevel()
        : Math.max(ConsentLevels.NONE, guardian.level());
  }

  private boolean isExpired(ContactFacts contact, LedgerSummary ledger) {
    if (policy.authority() == Authority.CONTACT || !ledger.hasEvents()) {
      return false;
    }
    return isTooOld(ledger) || (ledger.latestByGuardian() && contact.isOfAge());
  }

  /** Whether the latest event, of which there must be one, is older than events count. */
  boolean isTooOld(LedgerSummary ledger) {
    return ledger.latestAt() < expiry;
  }
}
