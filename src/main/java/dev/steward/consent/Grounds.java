package dev.steward.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Why a reason applies to a contact: the facts that it follows from, in words. */
final class Grounds {
  private final StandingRules rules;
  private final Activity activity;
  private final Dossier dossier;
  private final Standing standing;
  private final ConsentLevels levels;

  Grounds(StandingRules rules, Activity activity, Dossier dossier) {
    this.rules = rules;
    this.activity = activity;
    this.dossier = dossier;
    this.standing = rules.standing(dossier);
    this.levels = rules.policy().levels();
  }

  String of(Reason reason) {
    return switch (reason) {
      case UNKNOWN_CONTACT -> "no contact has this key";
      case ERASED -> "the suppression list has the contact's key or an identifier";
      case RESTRICTED -> "a restriction is in force, or an erasure open";
      case OBJECTED ->
          "an objection is in force, and blocks from " + levels.objectionFrom() + ", " + minimum();
      case INVALID_CONSENT -> "the row's value stands for none of the levels";
      case CHILD_NEVER_PROFILED -> "child: " + dossier.facts().childInWords() + "; " + profiling();
      case GUARDIAN_MISSING -> "the guardian is " + guardian();
      case GUARDIAN_CONSENT_MISSING ->
          "the guardian's consent is " + name(standing.guardianBound()) + ", " + minimum();
      case WITHDRAWN ->
          "the latest event is "
              + name(standing.latestLevel())
              + ", an earlier one was "
              + name(standing.highestBefore())
              + ", "
              + minimum();
      case EXPIRED -> "granted is " + name(standing.grantedLevel()) + ", but " + expiry();
      case DO_NOT_TRACK -> "tracking is refused; " + tracking();
      case NO_CONSENT, BELOW_MINIMUM, ELIGIBLE ->
          "the level in effect is " + name(standing.effectiveLevel()) + ", " + minimum();
    };
  }

  private String minimum() {
    return "the minimum is " + activity.minimum();
  }

  private String profiling() {
    return activity.automatedDecision() ? "the activity decides automatically" : minimum();
  }

  private String tracking() {
    return activity.usesBehaviour() ? "the activity uses behaviour" : minimum();
  }

  private String guardian() {
    return switch (dossier.guardian().status()) {
      case NONE -> "not on record";
      case DIFFERING -> "not certain: rows name different ones";
      case NOT_A_CONTACT -> "no contact";
      case ITSELF -> "the contact itself";
      case CHILD -> "a child";
      case VALID -> "there";
    };
  }

  private String expiry() {
    LedgerSummary summary = dossier.summary(rules.asOf());
    if (rules.isTooOld(summary)) {
      LocalDate day =
          LocalDate.ofInstant(
              Instant.EPOCH.plus(summary.latestAt(), ChronoUnit.MICROS), rules.asOf().zone());
      return "the latest event is of " + day + ", and counts for " + period();
    }
    return "a guardian gave it, and the contact is 18 or older";
  }

  private String period() {
    return rules.policy().expiresAfter().map(Object::toString).orElse("good");
  }

  private String name(int rank) {
    return levels.name(rank);
  }
}
