package dev.steward.eligibility;

import dev.steward.catalog.Sources;
import dev.steward.consent.Activity;
import dev.steward.consent.AsOf;
import dev.steward.consent.Eligibility;
import dev.steward.consent.Explanation;
import dev.steward.consent.FactsInWords;
import dev.steward.consent.Reason;
import dev.steward.consent.StandingRules;
import dev.steward.core.KeyCell;
import dev.steward.shuffle.HeldPart;
import dev.steward.shuffle.KeyBounds;
import dev.steward.shuffle.LooseRecords;
import dev.steward.shuffle.Parts;
import dev.steward.shuffle.Piece;
import dev.steward.shuffle.Records;
import dev.steward.source.SourceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decides about one person and says why, from the sources as they are now. It goes the ways of the
 * job, and comes to what that would decide.
 */
public final class Explainer {
  private final EligibilitySettings settings;
  private final AsOf asOf;
  private final Inputs inputs;
  private final StandingRules rules;
  private final Scatter streams;

  public Explainer(
      EligibilitySettings settings, AsOf asOf, Sources sources, PersonRegister register) {
    this.settings = settings;
    this.asOf = asOf;
    this.inputs =
        new Inputs(settings, asOf, sources, Optional.empty(), ReportedKeys.PLAIN, register);
    this.rules = new StandingRules(settings.policy(), asOf);
    this.streams = new Scatter(settings, asOf);
  }

  /**
   * Explains a contact by its key.
   *
   * @param activities for contacts
   * @throws SourceException where contacts or the ledger cannot be read
   */
  public Explained contact(String key, List<Activity> activities)
      throws SourceException, IOException {
    byte[] bytes = bytes(key);
    ContactCase contact = read(bytes);
    return explained(bytes, activities, List.of(contact), contact.dossier().isPresent());
  }

  /**
   * Explains a lead by its key; of several rows the strictest decision counts.
   *
   * @param activities for leads
   * @throws SourceException where leads, contacts or the ledger cannot be read
   */
  public Explained lead(String key, List<Activity> activities) throws SourceException, IOException {
    byte[] bytes = bytes(key);
    HeldPart held = new HeldPart();
    inputs.scatter(Inputs.LEADS, bytes, held.writer());
    Parts parts = new Parts(List.of(held.finish()));
    List<ContactCase> contacts = new ArrayList<>();
    Records leads = parts.records(Streams.LEADS, 0, 1, KeyBounds.ALL);
    for (int lead = 0; lead < leads.size(); lead = leads.next(lead)) {
      contacts.add(read(Arrays.copyOfRange(leads.data(), leads.key(lead), leads.payload(lead))));
    }
    boolean withoutContact = parts.records(Streams.STANDINGS, 0, 1, KeyBounds.ALL).size() > 0;
    boolean known = withoutContact || !contacts.isEmpty();
    if (withoutContact || contacts.isEmpty()) {
      contacts.add(ContactCase.UNKNOWN);
    }
    return explained(bytes, activities, contacts, known);
  }

  private static byte[] bytes(String key) {
    KeyCell cell = new KeyCell();
    cell.text(key);
    return cell.copy();
  }

  private ContactCase read(byte[] key) throws SourceException, IOException {
    return ContactCase.read(inputs, settings, asOf, rules, key);
  }

  private Explained explained(
      byte[] key, List<Activity> activities, List<ContactCase> contacts, boolean isThere)
      throws IOException {
    List<Explained.Verdict> verdicts = new ArrayList<>();
    Map<String, Membership> memberships = new TreeMap<>();
    for (Activity activity : activities) {
      Membership membership = memberships.get(activity.segment());
      if (membership == null) {
        membership = membership(key, activity, isThere);
        memberships.put(activity.segment(), membership);
      }
      verdicts.add(verdict(activity, membership, contacts));
    }
    List<Explained.Person> people = new ArrayList<>();
    for (ContactCase contact : contacts) {
      contact
          .dossier()
          .map(dossier -> FactsInWords.of(rules, dossier))
          .ifPresent(facts -> people.add(new Explained.Person(facts, contact.requests())));
    }
    return new Explained(isThere, verdicts, people);
  }

  private Explained.Verdict verdict(
      Activity activity, Membership membership, Collection<ContactCase> contacts) {
    if (!membership.failure().isEmpty()) {
      return new Explained.NotDecided(activity, membership.failure());
    }
    if (!membership.isMember()) {
      return new Explained.NoMember(activity);
    }
    Eligibility rule = Eligibility.of(settings.policy().levels(), activity);
    ContactCase strictest = contacts.iterator().next();
    Reason reason = rule.decide(strictest.standing());
    for (ContactCase each : contacts) {
      Reason decided = rule.decide(each.standing());
      if (decided.compareTo(reason) < 0) {
        strictest = each;
        reason = decided;
      }
    }
    return new Explained.Decided(
        strictest
            .dossier()
            .map(dossier -> Explanation.of(rules, activity, dossier))
            .orElseGet(() -> Explanation.ofUnknown(activity)));
  }

  /**
   * Whether somebody is in a segment.
   *
   * @param failure why that is not known; empty where it is
   */
  private record Membership(boolean isMember, String failure) {}

  private Membership membership(byte[] key, Activity activity, boolean isThere) throws IOException {
    Optional<String> input = inputs.membersOf(activity);
    if (input.isEmpty()) {
      return new Membership(isThere, "");
    }
    HeldPart held = new HeldPart();
    try {
      inputs.scatter(input.get(), key, held.writer());
    } catch (SourceException e) {
      return new Membership(false, String.valueOf(e.getMessage()));
    }
    int segment = streams.segment(activity).orElseThrow();
    LooseRecords members =
        new Parts(List.of(held.finish()))
            .load(new Piece(0, 1, KeyBounds.ALL), stream -> stream == Streams.MEMBERS)
            .loose(Streams.MEMBERS);
    boolean isMember =
        Memberships.of(members, Contacts.NONE, Set.of(segment)).others(segment).size() > 0;
    return new Membership(isMember, "");
  }
}
