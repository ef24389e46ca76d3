package dev.steward.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The day that decisions are made for, with its borders. Instants are microseconds since
 * 1970-01-01T00:00Z.
 */
public final class AsOf {
  /** From this age on nobody is a child. */
  static final int ADULT = 18;

  /** The outcome for a birth date that nobody alive can have, or that is none. */
  static final int UNUSABLE = -1;

  private static final int OLDEST = 120;

  private final LocalDate date;
  private final ZoneId zone;
  private final long end;
  private final int earliestBirth;
  private final int[] latestBirths = new int[ADULT + 1];

  public AsOf(LocalDate date, ZoneId zone) {
    this.date = date;
    this.zone = zone;
    this.end = endOf(date);
    LocalDate oldest = date.minusYears(OLDEST);
    // on 29 February a year without that day gives the 28th, which is a day too early
    this.earliestBirth = day(oldest.plusYears(OLDEST).isBefore(date) ? oldest.plusDays(1) : oldest);
    for (int years = 0; years <= ADULT; years++) {
      latestBirths[years] = day(date.minusYears(years));
    }
  }

  public LocalDate date() {
    return date;
  }

  public ZoneId zone() {
    return zone;
  }

  /** The last microsecond of the day. */
  public long end() {
    return end;
  }

  /** The last microsecond of a day in this time zone. */
  public long endOf(LocalDate day) {
    return startOf(day.plusDays(1)) - 1;
  }

  /** The first microsecond of the day that lies a period before this one. */
  long startBefore(Period period) {
    return startOf(date.minus(period));
  }

  /**
   * Completed years, 18 for all who have that many; {@link #UNUSABLE} for a birth date that is
   * unreadable, after this day, or more than 120 years before it. Who was born on 29 February
   * completes a common year on 1 March.
   *
   * @param birth as {@link BirthDates} gives it, not null
   */
  int age(int birth) {
    if (birth > latestBirths[0] || birth < earliestBirth) {
      return UNUSABLE;
    }
    int years = ADULT;
    while (birth > latestBirths[years]) {
      years--;
    }
    return years;
  }

  private long startOf(LocalDate day) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, day.atStartOfDay(zone).toInstant());
  }

  private static int day(LocalDate date) {
    return Math.toIntExact(date.toEpochDay());
  }
}
