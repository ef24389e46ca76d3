package dev.steward.eligibility;

import dev.steward.consent.Reason;
import dev.steward.consent.Standing;
import dev.steward.shuffle.Records;
import java.io.IOException;

/** Accounts hold no consent: all that an activity may be for are eligible, and have no level. */
final class AccountDecisions implements MemberWalk.Visitor {
  private final DecisionRows rows;

  AccountDecisions(DecisionRows rows) {
    this.rows = rows;
  }

  @Override
  public void member(Records members, int record, MemberWalk.Before before) throws IOException {
    rows.decision(
        members.data(),
        members.key(record),
        members.payload(record),
        Reason.ELIGIBLE,
        Standing.UNKNOWN,
        before.change(true));
    rows.noEvent();
  }

  @Override
  public void left(Records previous, int record) throws IOException {
    rows.left(previous.data(), previous.key(record), previous.payload(record));
  }
}
