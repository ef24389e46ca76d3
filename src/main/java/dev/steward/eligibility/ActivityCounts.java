package dev.steward.eligibility;

import dev.steward.consent.Reason;

/**
 * How many decisions of an activity there are.
 *
 * @param byReason of members, by {@link Reason}
 * @param byChange of all rows, by {@link Change}
 */
record ActivityCounts(long[] byReason, long[] byChange) {
  ActivityCounts() {
    this(new long[Reason.values().length], new long[Change.values().length]);
  }

  void add(Reason reason, Change change) {
    byReason[reason.ordinal()]++;
    byChange[change.ordinal()]++;
  }

  void addLeft() {
    byChange[Change.LEFT.ordinal()]++;
  }

  void add(ActivityCounts other) {
    for (int i = 0; i < byReason.length; i++) {
      byReason[i] += other.byReason[i];
    }
    for (int i = 0; i < byChange.length; i++) {
      byChange[i] += other.byChange[i];
    }
  }

  long members() {
    long members = 0;
    for (long count : byReason) {
      members += count;
    }
    return members;
  }

  long of(Reason reason) {
    return byReason[reason.ordinal()];
  }

  long of(Change change) {
    return byChange[change.ordinal()];
  }
}
