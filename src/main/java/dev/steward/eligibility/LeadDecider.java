package dev.steward.eligibility;

import dev.steward.consent.Activity;
import dev.steward.consent.AsOf;
import dev.steward.consent.Eligibility;
import dev.steward.consent.Reason;
import dev.steward.consent.Standing;
import dev.steward.shuffle.Loaded;
import dev.steward.shuffle.PartWriter;
import dev.steward.shuffle.Parts;
import dev.steward.shuffle.Piece;
import dev.steward.shuffle.RangeRun;
import dev.steward.shuffle.Records;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Decides about leads, each as its contact, run by run of key ranges. Safe for several threads. */
public final class LeadDecider {
  private final EligibilitySettings settings;
  private final Scatter scatter;

  public LeadDecider(EligibilitySettings settings, AsOf asOf) {
    this.settings = settings;
    this.scatter = new Scatter(settings, asOf);
  }

  /**
   * Decides for the keys of leads in a run.
   *
   * @param parts what scattering left, and what deciding about contacts left
   * @return rows decided
   */
  public long decide(
      Parts parts,
      List<Activity> activities,
      RangeRun run,
      String name,
      PartFiles files,
      PartWriter out)
      throws IOException {
    Map<String, DecisionRows> rows = new TreeMap<>();
    ConflictRows conflicts = new ConflictRows(settings.policy().levels(), files, name);
    try {
      for (Piece piece : parts.pieces(run, GuardianJoin.PIECE_BYTES, settings.unitBytes())) {
        Loaded loaded =
            parts.load(
                piece,
                stream ->
                    stream == Streams.STANDINGS
                        || stream == Streams.MEMBERS
                        || Streams.isPrevious(stream));
        Memberships members = members(loaded, activities);
        for (Activity activity : activities) {
          if (activity.subject() == Activity.Subject.LEAD) {
            DecisionRows decisions =
                rows.computeIfAbsent(activity.id(), id -> rows(activity, name, files));
            decide(loaded, members, activity, decisions);
          }
        }
      }
      return Decider.finish(rows, conflicts, out);
    } finally {
      for (DecisionRows each : rows.values()) {
        each.close();
      }
      conflicts.close();
    }
  }

  private DecisionRows rows(Activity activity, String name, PartFiles files) {
    return new DecisionRows(
        activity,
        settings.policy().levels(),
        files,
        "%04d-%s".formatted(scatter.number(activity), name));
  }

  private Memberships members(Loaded loaded, List<Activity> activities) {
    return Memberships.of(
        loaded.loose(Streams.MEMBERS),
        Contacts.NONE,
        scatter.segments(activities.stream().filter(it -> it.subject() == Activity.Subject.LEAD)));
  }

  private void decide(Loaded loaded, Memberships members, Activity activity, DecisionRows rows)
      throws IOException {
    Records leads = loaded.records(Streams.STANDINGS);
    MemberWalk.walk(
        scatter.segment(activity).map(members::others).orElse(leads),
        loaded.records(scatter.previousStream(activity)),
        new LeadDecisions(Eligibility.of(settings.policy().levels(), activity), leads, rows));
  }

  /** A lead that stands in several rows has the strictest of their decisions. */
  private static final class LeadDecisions implements MemberWalk.Visitor {
    private final Eligibility rule;
    private final Records leads;
    private final DecisionRows rows;
    private int lead;

    LeadDecisions(Eligibility rule, Records leads, DecisionRows rows) {
      this.rule = rule;
      this.leads = leads;
      this.rows = rows;
    }

    @Override
    public void member(Records members, int record, MemberWalk.Before before) throws IOException {
      while (lead < leads.size() && leads.compare(lead, members, record) < 0) {
        lead++;
      }
      Reason reason = Reason.UNKNOWN_CONTACT;
      Standing standing = Standing.UNKNOWN;
      int strictest = -1;
      for (int row = lead; row < leads.size() && leads.compare(row, members, record) == 0; row++) {
        Standing each = StandingRecord.standing(leads.data(), leads.payload(row));
        Reason decided = rule.decide(each);
        if (strictest < 0 || decided.compareTo(reason) < 0) {
          strictest = row;
          reason = decided;
          standing = each;
        }
      }
      rows.decision(
          members.data(),
          members.key(record),
          members.payload(record),
          reason,
          standing,
          before.change(reason.isEligible()));
      if (strictest >= 0 && StandingRecord.hasEvent(leads.data(), leads.payload(strictest))) {
        int payload = leads.payload(strictest);
        rows.event(
            leads.data(),
            StandingRecord.id(payload),
            leads.end(strictest),
            StandingRecord.at(leads.data(), payload));
      } else {
        rows.noEvent();
      }
    }

    @Override
    public void left(Records previous, int record) throws IOException {
      rows.left(previous.data(), previous.key(record), previous.payload(record));
    }
  }
}
