package dev.steward.eligibility;

import dev.steward.consent.ContactFacts;
import dev.steward.consent.Guardian;
import dev.steward.consent.LedgerSummary;
import dev.steward.consent.RegisterFacts;
import dev.steward.consent.Standing;
import dev.steward.consent.StandingRules;
import dev.steward.shuffle.Payload;
import dev.steward.shuffle.Records;

/** The standing of each contact of a piece, with its latest event. */
final class Standings {
  private static final int NO_EVENT = -1;

  private final Contacts contacts;
  private final Records events;
  private final Standing[] standings;
  private final int[] latest;
  private final long[] latestAt;

  private Standings(Contacts contacts, Records events) {
    this.contacts = contacts;
    this.events = events;
    this.standings = new Standing[contacts.size()];
    this.latest = new int[contacts.size()];
    this.latestAt = new long[contacts.size()];
  }

  /**
   * Finds them.
   *
   * @param wards what is known of guardians, by child
   * @param summary of the same day as the rules
   */
  static Standings of(
      Contacts contacts,
      ContactRecords events,
      ContactRecords wards,
      StandingRules rules,
      LedgerSummary summary) {
    Standings standings = new Standings(contacts, events.records());
    ContactEvents fold = new ContactEvents(events.records());
    for (int contact = 0; contact < contacts.size(); contact++) {
      if (events.from(contact) == events.to(contact)) {
        summary.clear();
      } else {
        fold.fold(events.from(contact), events.to(contact), contacts, contact, summary);
      }
      standings.put(contact, rules, summary, guardian(contacts, contact, wards));
    }
    return standings;
  }

  static Guardian guardian(Contacts contacts, int contact, ContactRecords wards) {
    ContactFacts facts = contacts.facts(contact);
    if (!facts.needsGuardian() || !facts.namesGuardian()) {
      return Guardian.of(facts, false, null);
    }
    // rows that all name one guardian have equal records here
    int ward = wards.from(contact);
    Records records = wards.records();
    boolean known = ward < wards.to(contact) && records.end(ward) > records.payload(ward);
    return Guardian.of(
        facts,
        contacts.isOwnGuardian(contact),
        known ? new ContactFacts(Payload.intAt(records.data(), records.payload(ward))) : null);
  }

  private void put(int contact, StandingRules rules, LedgerSummary summary, Guardian guardian) {
    RegisterFacts facts = register(contacts, contact);
    standings[contact] = rules.standing(contacts.facts(contact), guardian, summary, facts);
    latest[contact] = summary.hasEvents() ? (int) summary.latestNumber() : NO_EVENT;
    latestAt[contact] = summary.hasEvents() ? summary.latestAt() : 0;
  }

  static RegisterFacts register(Contacts contacts, int contact) {
    int register = contacts.register(contact);
    return register == 0
        ? RegisterFacts.NOTHING
        : new RegisterFacts(
            (register & PersonRegister.ERASED) != 0,
            (register & PersonRegister.RESTRICTED) != 0,
            (register & PersonRegister.OBJECTED) != 0);
  }

  Contacts contacts() {
    return contacts;
  }

  Standing standing(int contact) {
    return standings[contact];
  }

  boolean hasEvent(int contact) {
    return latest[contact] != NO_EVENT;
  }

  /** When the latest event occurred. */
  long at(int contact) {
    return latestAt[contact];
  }

  /** Where the events' ids lie. */
  byte[] eventData() {
    return events.data();
  }

  /** Where the latest event's id begins. */
  int eventId(int contact) {
    return EventRecord.id(events.payload(latest[contact]));
  }

  int eventIdEnd(int contact) {
    return EventRecord.guardian(events.data(), events.payload(latest[contact]));
  }
}
