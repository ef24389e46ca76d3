package dev.steward.eligibility;

import dev.steward.consent.Eligibility;
import dev.steward.consent.Reason;
import dev.steward.consent.Standing;
import dev.steward.shuffle.Records;
import java.io.IOException;

/** Decisions about contacts, and members of segments that are none. For one thread. */
final class ContactDecisions implements ContactWalk.Visitor {
  private final Eligibility rule;
  private final Standings standings;
  private final DecisionRows rows;

  ContactDecisions(Eligibility rule, Standings standings, DecisionRows rows) {
    this.rule = rule;
    this.standings = standings;
    this.rows = rows;
  }

  @Override
  public void contact(int contact, MemberWalk.Before before) throws IOException {
    Records of = standings.contacts().rows();
    decide(of, standings.contacts().row(contact), standings.standing(contact), before);
    if (standings.hasEvent(contact)) {
      rows.event(
          standings.eventData(),
          standings.eventId(contact),
          standings.eventIdEnd(contact),
          standings.at(contact));
    } else {
      rows.noEvent();
    }
  }

  @Override
  public void other(Records others, int record, MemberWalk.Before before) throws IOException {
    decide(others, record, Standing.UNKNOWN, before);
    rows.noEvent();
  }

  private void decide(Records of, int record, Standing standing, MemberWalk.Before before)
      throws IOException {
    Reason reason = rule.decide(standing);
    rows.decision(
        of.data(),
        of.key(record),
        of.payload(record),
        reason,
        standing,
        before.change(reason.isEligible()));
  }

  @Override
  public void left(Records previous, int record) throws IOException {
    rows.left(previous.data(), previous.key(record), previous.payload(record));
  }
}
