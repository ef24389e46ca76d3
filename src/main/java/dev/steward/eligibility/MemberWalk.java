package dev.steward.eligibility;

import dev.steward.shuffle.Records;
import java.io.IOException;

/** Goes through the members of now and of the previous run together, each once, in order of key. */
final class MemberWalk {
  /** What is to be done with each. */
  interface Visitor {
    void member(Records members, int record, Before before) throws IOException;

    /** One of the previous run that is none now. */
    void left(Records previous, int record) throws IOException;
  }

  /** What a member was in the previous run. */
  enum Before {
    NO_MEMBER,
    ELIGIBLE,
    INELIGIBLE;

    /** What one of the previous run was. */
    static Before of(Records previous, int record) {
      return previous.data()[previous.payload(record)] != 0 ? ELIGIBLE : INELIGIBLE;
    }

    Change change(boolean now) {
      return this == NO_MEMBER ? Change.NEW : Change.of(this == ELIGIBLE, now);
    }
  }

  private MemberWalk() {}

  static void walk(Records members, Records previous, Visitor visitor) throws IOException {
    int now = 0;
    int then = 0;
    while (now < members.size() || then < previous.size()) {
      int order = order(members, now, previous, then);
      if (order > 0) {
        visitor.left(previous, then);
        then = previous.next(then);
      } else {
        Before before = order < 0 ? Before.NO_MEMBER : Before.of(previous, then);
        visitor.member(members, now, before);
        now = members.next(now);
        then = order < 0 ? then : previous.next(then);
      }
    }
  }

  private static int order(Records members, int now, Records previous, int then) {
    if (then >= previous.size()) {
      return -1;
    }
    return now >= members.size() ? 1 : members.compare(now, previous, then);
  }
}
