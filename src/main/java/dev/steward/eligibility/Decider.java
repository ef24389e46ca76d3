package dev.steward.eligibility;

import dev.steward.consent.Activity;
import dev.steward.consent.AsOf;
import dev.steward.consent.Eligibility;
import dev.steward.consent.LedgerSummary;
import dev.steward.consent.Standing;
import dev.steward.consent.StandingRules;
import dev.steward.files.Together;
import dev.steward.shuffle.Loaded;
import dev.steward.shuffle.LooseRecords;
import dev.steward.shuffle.PartWriter;
import dev.steward.shuffle.Parts;
import dev.steward.shuffle.Payload;
import dev.steward.shuffle.Piece;
import dev.steward.shuffle.RangeRun;
import dev.steward.shuffle.Records;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Decides about contacts and accounts, run by run of key ranges. Safe for several threads. */
public final class Decider {
  private static final byte[] NO_KEY = {};

  private final EligibilitySettings settings;
  private final Scatter scatter;
  private final StandingRules rules;
  private final AsOf asOf;

  public Decider(EligibilitySettings settings, AsOf asOf) {
    this.settings = settings;
    this.scatter = new Scatter(settings, asOf);
    this.rules = new StandingRules(settings.policy(), asOf);
    this.asOf = asOf;
  }

  /**
   * What a unit works on.
   *
   * @param scattered what scattering left
   * @param joined what joining guardians left
   * @param activities those that are decided
   */
  public record Input(Parts scattered, Parts joined, List<Activity> activities) {}

  /**
   * Decides for the keys in a run.
   *
   * @param name of the unit, for the names of its files
   * @return rows decided
   */
  public long decide(Input input, RangeRun run, String name, PartFiles files, PartWriter out)
      throws IOException {
    Map<String, DecisionRows> rows = new TreeMap<>();
    ConflictRows conflicts = new ConflictRows(settings.policy().levels(), files, name);
    try {
      for (Piece piece :
          input.scattered().pieces(run, GuardianJoin.PIECE_BYTES, settings.unitBytes())) {
        Loaded loaded = input.scattered().load(piece, Decider::isNeeded);
        Standings standings = standings(input, piece, loaded);
        conflicts.add(standings);
        LooseRecords loose = loaded.loose(Streams.MEMBERS);
        Memberships contacts =
            members(loose, standings.contacts(), input, Activity.Subject.CONTACT);
        Memberships accounts = members(loose, Contacts.NONE, input, Activity.Subject.ACCOUNT);
        loose.release();
        for (Activity activity : input.activities()) {
          Records previous = loaded.records(scatter.previousStream(activity));
          switch (activity.subject()) {
            case CONTACT ->
                decide(activity, standings, contacts, previous, rows(rows, activity, name, files));
            case ACCOUNT ->
                MemberWalk.walk(
                    scatter
                        .segment(activity)
                        .map(accounts::others)
                        .orElse(standings.contacts().rows()),
                    previous,
                    new AccountDecisions(rows(rows, activity, name, files)));
            case LEAD -> {
              // decided when the standings of leads' contacts are known
            }
          }
        }
        handOnLeads(loaded.records(Streams.LEADS), standings, out);
      }
      return finish(rows, conflicts, out);
    } finally {
      for (DecisionRows each : rows.values()) {
        each.close();
      }
      conflicts.close();
    }
  }

  private DecisionRows rows(
      Map<String, DecisionRows> rows, Activity activity, String name, PartFiles files) {
    return rows.computeIfAbsent(
        activity.id(),
        id ->
            new DecisionRows(
                activity,
                settings.policy().levels(),
                files,
                "%04d-%s".formatted(scatter.number(activity), name)));
  }

  private Memberships members(
      LooseRecords loose, Contacts among, Input input, Activity.Subject subject) {
    return Memberships.of(
        loose,
        among,
        scatter.segments(input.activities().stream().filter(it -> it.subject() == subject)));
  }

  private static boolean isNeeded(int stream) {
    return stream == Streams.CONTACTS
        || stream == Streams.EVENTS
        || stream == Streams.LEADS
        || stream == Streams.MEMBERS
        || Streams.isPrevious(stream);
  }

  private Standings standings(Input input, Piece piece, Loaded loaded) throws IOException {
    Contacts contacts = new Contacts(loaded.records(Streams.CONTACTS));
    Loaded joined = input.joined().load(piece, stream -> stream == Streams.WARDS);
    return Standings.of(
        contacts,
        ContactRecords.of(loaded.loose(Streams.EVENTS), contacts),
        ContactRecords.of(joined.loose(Streams.WARDS), contacts),
        rules,
        new LedgerSummary(asOf));
  }

  private void decide(
      Activity activity,
      Standings standings,
      Memberships members,
      Records previous,
      DecisionRows rows)
      throws IOException {
    Contacts contacts = standings.contacts();
    Optional<Integer> segment = scatter.segment(activity);
    new ContactWalk(
            contacts,
            segment.map(members::contacts).orElseGet(contacts::all),
            previous,
            new ContactDecisions(
                Eligibility.of(settings.policy().levels(), activity), standings, rows))
        .walk(segment.map(members::others).orElse(Records.NONE));
  }

  private static void handOnLeads(Records leads, Standings standings, PartWriter out)
      throws IOException {
    Contacts contacts = standings.contacts();
    Payload payload = new Payload();
    int contact = 0;
    for (int lead = 0; lead < leads.size(); lead++) {
      while (contact < contacts.size() && compare(contacts, contact, leads, lead) < 0) {
        contact++;
      }
      payload.clear();
      if (contact == contacts.size() || compare(contacts, contact, leads, lead) != 0) {
        StandingRecord.putUnknown(payload, Standing.UNKNOWN);
      } else if (standings.hasEvent(contact)) {
        StandingRecord.put(
            payload,
            standings.standing(contact),
            standings.at(contact),
            standings.eventData(),
            standings.eventId(contact),
            standings.eventIdEnd(contact));
      } else {
        StandingRecord.putUnknown(payload, standings.standing(contact));
      }
      out.add(Streams.STANDINGS, leads.data(), leads.payload(lead), leads.end(lead), payload);
    }
  }

  private static int compare(Contacts contacts, int contact, Records records, int record) {
    return contacts.rows().compare(contacts.row(contact), records, record);
  }

  static long finish(Map<String, DecisionRows> rows, ConflictRows conflicts, PartWriter out)
      throws IOException {
    List<Callable<UnitResult.OfActivity>> files = new ArrayList<>();
    rows.values().forEach(each -> files.add(each::finish));
    List<UnitResult.OfActivity> decided = Together.all(files);
    long members = decided.stream().mapToLong(each -> each.counts().members()).sum();
    byte[] result = new UnitResult(decided, conflicts.finish(), conflicts.all()).toBytes();
    out.add(Streams.RESULTS, NO_KEY, 0, 0, new Payload().put(result, 0, result.length));
    return members;
  }
}
