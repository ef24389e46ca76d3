package dev.steward.eligibility;

import dev.steward.consent.AsOf;
import dev.steward.consent.ContactFacts;
import dev.steward.consent.Dossier;
import dev.steward.consent.Guardian;
import dev.steward.consent.LedgerEvent;
import dev.steward.consent.LedgerSummary;
import dev.steward.consent.Standing;
import dev.steward.consent.StandingRules;
import dev.steward.shuffle.HeldPart;
import dev.steward.shuffle.KeyBounds;
import dev.steward.shuffle.Part;
import dev.steward.shuffle.Parts;
import dev.steward.shuffle.Piece;
import dev.steward.shuffle.RangeRun;
import dev.steward.shuffle.Records;
import dev.steward.source.SourceException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the inputs say of one contact, in the form and by the ways in which a job has it of all.
 *
 * @param dossier empty where the contact has no row
 * @param requests ids of those in force that concern it
 */
record ContactCase(Standing standing, Optional<Dossier> dossier, Set<String> requests) {
  /** That of a key that is no contact's. */
  static final ContactCase UNKNOWN = new ContactCase(Standing.UNKNOWN, Optional.empty(), Set.of());

  private static final RangeRun ALL = new RangeRun(0, 1, 0);

  ContactCase {
    requests = Set.copyOf(requests);
  }

  /** Reads it now: the contact's rows, its guardian's and its events. */
  static ContactCase read(
      Inputs inputs, EligibilitySettings settings, AsOf asOf, StandingRules rules, byte[] key)
      throws SourceException, IOException {
    HeldPart held = new HeldPart();
    inputs.scatter(Inputs.CONTACTS, key, held.writer());
    if (settings.ledger().isPresent()) {
      inputs.scatter(Inputs.LEDGER, key, held.writer());
    }
    Part own = held.finish();
    Parts scattered = withGuardian(inputs, own);
    HeldPart joined = new HeldPart();
    new GuardianJoin(scattered, settings.unitBytes()).join(ALL, joined.writer());
    Contacts contacts = new Contacts(records(scattered, Streams.CONTACTS));
    ContactRecords events = ofContacts(scattered, Streams.EVENTS, contacts);
    ContactRecords wards = ofContacts(new Parts(List.of(joined.finish())), Streams.WARDS, contacts);
    Standings standings = Standings.of(contacts, events, wards, rules, new LedgerSummary(asOf));
    for (int contact = 0; contact < contacts.size(); contact++) {
      if (isOf(contacts.rows(), contacts.row(contact), key)) {
        Standing standing = standings.standing(contact);
        Dossier dossier = dossier(contacts, contact, events, wards, asOf);
        if (!rules.standing(dossier).equals(standing)) {
          throw new IllegalStateException("A dossier comes to another standing than its contact");
        }
        return new ContactCase(
            standing, Optional.of(dossier), Outcome.matchedRequests(new Parts(List.of(own))));
      }
    }
    return UNKNOWN;
  }

  private static Parts withGuardian(Inputs inputs, Part own) throws SourceException, IOException {
    Contacts contacts = new Contacts(records(new Parts(List.of(own)), Streams.CONTACTS));
    if (contacts.size() == 0 || !contacts.facts(0).namesGuardian() || contacts.isOwnGuardian(0)) {
      return new Parts(List.of(own));
    }
    HeldPart guardian = new HeldPart();
    byte[] key =
        Arrays.copyOfRange(contacts.rows().data(), contacts.guardian(0), contacts.guardianEnd(0));
    inputs.scatter(Inputs.CONTACTS, key, guardian.writer());
    return new Parts(List.of(own, guardian.finish()));
  }

  private static Dossier dossier(
      Contacts contacts, int contact, ContactRecords events, ContactRecords wards, AsOf asOf) {
    ContactFacts facts = contacts.facts(contact);
    Guardian guardian =
        facts.needsGuardian() ? Standings.guardian(contacts, contact, wards) : Guardian.NONE;
    List<LedgerEvent> list =
        new ContactEvents(events.records())
            .list(events.from(contact), events.to(contact), contacts, contact, asOf);
    return new Dossier(facts, guardian, list, Standings.register(contacts, contact));
  }

  private static ContactRecords ofContacts(Parts parts, int stream, Contacts contacts)
      throws IOException {
    Piece all = new Piece(0, 1, KeyBounds.ALL);
    return ContactRecords.of(parts.load(all, it -> it == stream).loose(stream), contacts);
  }

  private static Records records(Parts parts, int stream) throws IOException {
    return parts.records(stream, 0, 1, KeyBounds.ALL);
  }

  private static boolean isOf(Records records, int record, byte[] key) {
    return Arrays.equals(
        records.data(), records.key(record), records.payload(record), key, 0, key.length);
  }

  /** Tells nothing about the contact. */
  @Override
  public String toString() {
    return "ContactCase";
  }
}
