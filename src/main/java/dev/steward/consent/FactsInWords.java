package dev.steward.consent;

import dev.steward.consent.ConsentPolicy.Authority;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The facts about a contact that decisions rest on, for an auditor. Of what is personal they tell
 * levels, and times and identifiers of events.
 *
 * @param facts {@code name: value}
 * @param events in order of time, up to the day
 */
public record FactsInWords(List<String> facts, List<String> events) {
  public FactsInWords {
    facts = List.copyOf(facts);
    events = List.copyOf(events);
  }

  /** Those of a contact that has rows. */
  public static FactsInWords of(StandingRules rules, Dossier dossier) {
    Standing standing = rules.standing(dossier);
    ConsentLevels levels = rules.policy().levels();
    List<String> lines = new ArrayList<>();
    register(lines, levels, dossier.register());
    levels(lines, rules, standing, dossier);
    lines.add("refuses tracking: " + yes(standing.refusesTracking()));
    return new FactsInWords(
        lines,
        dossier.events().stream()
            .filter(event -> event.occurredAt() <= rules.asOf().end())
            .map(event -> inWords(rules, event))
            .toList());
  }

  private static void register(List<String> lines, ConsentLevels levels, RegisterFacts register) {
    lines.add("on the suppression list: " + yes(register.erased()));
    lines.add("restricted, or erasure open: " + yes(register.restricted()));
    lines.add(
        "objected: "
            + yes(register.objected())
            + (register.objected() ? ", blocks from " + levels.objectionFrom() : ""));
  }

  private static void levels(
      List<String> lines, StandingRules rules, Standing standing, Dossier dossier) {
    ConsentPolicy policy = rules.policy();
    ConsentLevels levels = policy.levels();
    lines.add(
        "row level: "
            + (standing.hasInvalidLevel()
                ? "an unknown value, which grants nothing"
                : levels.name(standing.rowLevel()))
            + (standing.isDuplicate() ? ", the strictest of several rows" : ""));
    LedgerSummary summary = dossier.summary(rules.asOf());
    lines.add("latest event: " + (summary.hasEvents() ? latest(rules, dossier, summary) : "none"));
    lines.add("highest level of earlier events: " + levels.name(standing.highestBefore()));
    if (standing.isConflict()) {
      lines.add("conflict: row and latest event disagree");
    }
    lines.add(
        "granted level: "
            + levels.name(standing.grantedLevel())
            + ", by authority of "
            + (policy.authority() == Authority.LOWEST
                ? "the lower of row and ledger"
                : policy.authority().name().toLowerCase(Locale.ROOT))
            + (summary.endsInRequest() ? ", withdrawn by request" : ""));
    lines.add("child: " + dossier.facts().childInWords());
    lines.add("needs a guardian: " + yes(standing.needsGuardian()));
    if (standing.needsGuardian()) {
      lines.add("guardian: " + dossier.guardian().status());
      lines.add("guardian's consent: " + levels.name(standing.guardianBound()));
    }
    lines.add("expired: " + yes(standing.isExpired()) + expiry(rules));
    lines.add("effective level: " + levels.name(standing.effectiveLevel()));
  }

  private static String latest(StandingRules rules, Dossier dossier, LedgerSummary summary) {
    return inWords(rules, dossier.events().get((int) summary.latestNumber()));
  }

  private static String expiry(StandingRules rules) {
    ConsentPolicy policy = rules.policy();
    if (policy.authority() == Authority.CONTACT) {
      return "; the contact's row has authority and no date";
    }
    return policy
        .expiresAfter()
        .map(period -> "; what occurred before " + rules.asOf().date().minus(period) + " is")
        .orElse("");
  }

  private static String inWords(StandingRules rules, LedgerEvent event) {
    Instant instant = Instant.EPOCH.plus(event.occurredAt(), ChronoUnit.MICROS);
    LocalDateTime time = LocalDateTime.ofInstant(instant, rules.asOf().zone());
    return event.id()
        + ": "
        + rules.policy().levels().name(event.level())
        + " at "
        + time.truncatedTo(ChronoUnit.SECONDS)
        + ", given by "
        + event.giver();
  }

  private static String yes(boolean fact) {
    return fact ? "yes" : "no";
  }
}
