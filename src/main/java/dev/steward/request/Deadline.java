package dev.steward.request;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Until when a request has to be answered (Art. 12(3)): one calendar month after it was received,
 * three where that was extended, in either case at the end of the month where that has no such day.
 * Weekends and holidays give no relief.
 */
public record Deadline(LocalDate receivedOn, boolean extended) {
  private static final int MONTHS = 1;
  private static final int MONTHS_EXTENDED = 3;

  /** The last day to answer on. */
  public LocalDate dueOn() {
    return receivedOn.plusMonths(extended ? MONTHS_EXTENDED : MONTHS);
  }

  /** Days from a day to the last one; negative when it has passed. */
  public long daysLeft(LocalDate asOf) {
    return ChronoUnit.DAYS.between(asOf, dueOn());
  }

  /** Whether an answer of that day is in time. */
  public boolean isKeptBy(LocalDate answeredOn) {
    return !answeredOn.isAfter(dueOn());
  }

  /** Whether it may be extended on that day: before the first due date, and once. */
  public boolean mayBeExtendedOn(LocalDate day) {
    return !extended && !day.isBefore(receivedOn) && day.isBefore(dueOn());
  }
}
