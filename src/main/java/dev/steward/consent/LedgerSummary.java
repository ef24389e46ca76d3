package dev.steward.consent;

import dev.steward.consent.LedgerEvent.Giver;
import java.time.LocalDate;

/**
 * What the decision needs of one contact's events: folded event by event, then read, then cleared
 * for the next contact. Events after the end of the as-of day are left out. For one thread.
 *
 * <p>Withdraw-consent requests may be added at any point: each takes its place at the end of the
 * day it was received on, after the events of that day.
 */
public final class LedgerSummary {
  private static final long NEVER = Long.MIN_VALUE;

  private final AsOf asOf;

  private long lastAt;
  private long lastNumber;
  private int lastLevel;
  private int highestBeforeLast;
  private int guardianLevel;
  private Giver lastGiver = Giver.CONTACT;

  private long withdrawnAt;
  private long withdrawal;

  public LedgerSummary(AsOf asOf) {
    this.asOf = asOf;
    clear();
  }

  /** Forgets all events. */
  public void clear() {
    lastAt = NEVER;
    lastLevel = ConsentLevels.NONE;
    highestBeforeLast = ConsentLevels.NONE;
    guardianLevel = ConsentLevels.NONE;
    withdrawnAt = NEVER;
  }

  /**
   * The next event of the ledger, in order of time and then of line.
   *
   * @param level a rank
   * @param occurredAt microseconds since 1970-01-01T00:00Z
   * @param number by which the caller finds the event again
   * @throws IllegalArgumentException where it occurred before the event added last
   */
  public void add(int level, long occurredAt, long number, Giver giver) {
    if (occurredAt < lastAt) {
      throw new IllegalArgumentException("Events must be added in order of time");
    }
    if (giver == Giver.REQUEST) {
      throw new IllegalArgumentException("Requests to withdraw are no lines of the ledger");
    }
    if (occurredAt > asOf.end()) {
      return;
    }
    highestBeforeLast = Math.max(highestBeforeLast, lastLevel);
    lastAt = occurredAt;
    lastLevel = level;
    lastNumber = number;
    lastGiver = giver;
    if (giver == Giver.GUARDIAN_ON_RECORD) {
      guardianLevel = level;
    }
  }

  /**
   * A request to withdraw consent that is in force.
   *
   * @param number by which the caller finds it again
   */
  public void withdraw(LocalDate receivedOn, long number) {
    withdrawAt(asOf.endOf(receivedOn), number);
  }

  /** Adds an event or a request; events in order. */
  void add(LedgerEvent event, long number) {
    if (event.giver() == Giver.REQUEST) {
      withdrawAt(event.occurredAt(), number);
    } else {
      add(event.level(), event.occurredAt(), number, event.giver());
    }
  }

  private void withdrawAt(long endOfDay, long number) {
    if (endOfDay <= asOf.end() && endOfDay > withdrawnAt) {
      withdrawnAt = endOfDay;
      withdrawal = number;
    }
  }

  /** Whether there is any event; what is said of the latest one holds only then. */
  public boolean hasEvents() {
    return lastAt != NEVER || withdrawnAt != NEVER;
  }

  /** Whether the latest event is a request to withdraw. */
  public boolean endsInRequest() {
    return withdrawnAt != NEVER && withdrawnAt >= lastAt;
  }

  /** The rank of the latest event; none without one. */
  public int latestLevel() {
    return endsInRequest() ? ConsentLevels.NONE : lastLevel;
  }

  /** When the latest event occurred. */
  public long latestAt() {
    return Math.max(withdrawnAt, lastAt);
  }

  /** The number that the latest event was added with. */
  public long latestNumber() {
    return endsInRequest() ? withdrawal : lastNumber;
  }

  /** Whether the latest event has any guardian. */
  public boolean latestByGuardian() {
    return hasEvents() && !endsInRequest() && lastGiver.isGuardian();
  }

  /** The highest rank of all events but the latest. */
  public int highestBefore() {
    return endsInRequest() ? Math.max(highestBeforeLast, lastLevel) : highestBeforeLast;
  }

  /** The rank of the latest event that the guardian on record gave; none without one. */
  public int guardianLevel() {
    return guardianLevel;
  }
}
