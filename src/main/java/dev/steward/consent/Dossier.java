package dev.steward.consent;

import dev.steward.consent.LedgerEvent.Giver;
import java.util.Comparator;
import java.util.List;

/**
 * All that is known of one contact, to be decided and explained by itself.
 *
 * @param events of the ledger and of requests, in order of time; where times are equal, lines in
 *     their order and then requests
 */
public record Dossier(
    ContactFacts facts, Guardian guardian, List<LedgerEvent> events, RegisterFacts register) {
  /**
   * @param events in order of line
   */
  public Dossier {
    events =
        events.stream()
            .sorted(
                Comparator.comparingLong(LedgerEvent::occurredAt)
                    .thenComparing(event -> event.giver() == Giver.REQUEST))
            .toList();
  }

  /** What the events come to; each has its place in the list as number. */
  LedgerSummary summary(AsOf asOf) {
    LedgerSummary summary = new LedgerSummary(asOf);
    for (int i = 0; i < events.size(); i++) {
      summary.add(events.get(i), i);
    }
    return summary;
  }

  /** Tells nothing about the contact. */
  @Override
  public String toString() {
    return "Dossier";
  }
}
