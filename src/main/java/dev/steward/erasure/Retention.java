package dev.steward.erasure;

import dev.steward.catalog.EraseRule;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.Optional;

/** How long rows are kept by a rule, as seen on a day. */
record Retention(EraseRule.Until until, LocalDate asOf) {
  /** The last day on which a row of that date is kept. */
  LocalDate end(LocalDate date) {
    return start(date).plus(until.plus());
  }

  private LocalDate start(LocalDate date) {
    return until.fromEndOfYear() ? date.with(MonthDay.of(12, 31)) : date;
  }

  boolean hasEnded(LocalDate date) {
    return end(date).isBefore(asOf);
  }

  /** The latest date whose rows are kept no more. */
  LocalDate lastEnded() {
    Period plus = until.plus();
    LocalDate last = asOf.minus(plus);
    if (until.fromEndOfYear()) {
      last = last.with(MonthDay.of(12, 31)).plusYears(1);
    } else {
      last = last.plusDays(3); // months of different length move it by less
    }
    while (!hasEnded(last)) {
      last = until.fromEndOfYear() ? last.minusYears(1) : last.minusDays(1);
    }
    return last;
  }

  static Optional<Retention> of(EraseRule.Retain rule, LocalDate asOf) {
    return rule.until().map(until -> new Retention(until, asOf));
  }
}
