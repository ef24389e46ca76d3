package dev.steward.consent;

import dev.steward.consent.ConsentPolicy.Authority;
import dev.steward.consent.ConsentPolicy.GuardianConsent;
import dev.steward.consent.Situation.Event;
import dev.steward.consent.Situation.Row;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules read sentence by sentence, with dates and lists, slowly, each reason for itself: what
 * the fast decision is compared with.
 */
final class PlainRules {
  private final Situation s;

  /** Events up to the end of the day, withdrawals among them. */
  private final List<Event> events;

  PlainRules(Situation situation) {
    this.s = situation;
    List<Event> all = new ArrayList<>(situation.events);
    for (LocalDate day : situation.withdrawals) {
      all.add(new Event(0, day.plusDays(1).atStartOfDay(s.zone).toInstant().minusNanos(1), null));
    }
    all.sort(Comparator.comparing(Event::at));
    all.removeIf(event -> event.at().atZone(s.zone).toLocalDate().isAfter(s.asOf));
    this.events = all;
  }

  /** All reasons that apply. */
  Set<Reason> applying() {
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    boolean profiling = s.minimum == 5;
    boolean below = effective() < s.minimum;
    add(reasons, Reason.UNKNOWN_CONTACT, s.rows.isEmpty());
    add(reasons, Reason.ERASED, s.erased);
    add(reasons, Reason.RESTRICTED, s.restricted);
    add(reasons, Reason.OBJECTED, s.objected && s.minimum >= 3);
    add(reasons, Reason.INVALID_CONSENT, s.rows.stream().anyMatch(row -> row.level() < 0));
    add(reasons, Reason.CHILD_NEVER_PROFILED, isChild(s.rows) && (profiling || s.automated));
    add(reasons, Reason.GUARDIAN_MISSING, needsGuardian() && validGuardian().isEmpty());
    add(reasons, Reason.GUARDIAN_CONSENT_MISSING, needsGuardian() && bound() < s.minimum);
    add(reasons, Reason.WITHDRAWN, latestIsBelow() && anyEarlierReached() && below);
    add(reasons, Reason.EXPIRED, isExpired() && granted() >= s.minimum);
    boolean refuses = s.rows.stream().anyMatch(Row::doNotTrack);
    add(reasons, Reason.DO_NOT_TRACK, refuses && (profiling || s.behaviour));
    add(reasons, Reason.NO_CONSENT, effective() == 0);
    add(reasons, Reason.BELOW_MINIMUM, below);
    add(reasons, Reason.ELIGIBLE, reasons.isEmpty());
    return reasons;
  }

  Reason first() {
    return applying().iterator().next();
  }

  boolean isChild() {
    return isChild(s.rows);
  }

  int granted() {
    int row = s.rows.stream().mapToInt(r -> Math.max(0, r.level())).min().orElse(0);
    Optional<Event> latest = latest();
    if (latest.isPresent() && isWithdrawal(latest.get())) {
      return 0;
    }
    int ledger = latest.map(Event::level).orElse(0);
    if (s.authority == Authority.CONTACT) {
      return row;
    }
    if (s.authority == Authority.LEDGER) {
      return ledger;
    }
    return latest.isEmpty() ? row : Math.min(row, ledger);
  }

  int effective() {
    if (isExpired()) {
      return 0;
    }
    return needsGuardian() ? Math.min(granted(), bound()) : granted();
  }

  private static void add(Set<Reason> reasons, Reason reason, boolean applies) {
    if (applies) {
      reasons.add(reason);
    }
  }

  private Optional<Event> latest() {
    return events.isEmpty() ? Optional.empty() : Optional.of(events.get(events.size() - 1));
  }

  private boolean isWithdrawal(Event event) {
    return s.events.stream().noneMatch(line -> line == event);
  }

  private boolean latestIsBelow() {
    return latest().filter(event -> event.level() < s.minimum).isPresent();
  }

  private boolean anyEarlierReached() {
    return events.stream()
        .limit(Math.max(0, events.size() - 1))
        .anyMatch(e -> e.level() >= s.minimum);
  }

  private boolean isExpired() {
    if (events.isEmpty() || s.authority == Authority.CONTACT) {
      return false;
    }
    Event latest = latest().orElseThrow();
    LocalDate day = latest.at().atZone(s.zone).toLocalDate();
    boolean old = s.expiresAfter.isPresent() && day.isBefore(s.asOf.minus(s.expiresAfter.get()));
    boolean grown = s.rows.stream().anyMatch(row -> years(row) >= 18);
    return old || latest.guardian() != null && grown;
  }

  private int bound() {
    Optional<String> guardian = validGuardian();
    if (guardian.isEmpty()) {
      return 0;
    }
    if (s.guardianConsent == GuardianConsent.OWN_LEVEL) {
      List<Row> rows = s.others.getOrDefault(guardian.get(), List.of());
      return rows.stream().mapToInt(row -> Math.max(0, row.level())).min().orElse(0);
    }
    return events.stream()
        .filter(event -> guardian.get().equals(event.guardian()))
        .reduce((earlier, later) -> later)
        .map(Event::level)
        .orElse(0);
  }

  private Optional<String> validGuardian() {
    List<@Nullable String> keys = s.rows.stream().map(Row::guardian).distinct().toList();
    if (keys.size() != 1 || keys.get(0) == null || keys.get(0).equals(Situation.CONTACT)) {
      return Optional.empty();
    }
    List<Row> rows = s.others.getOrDefault(keys.get(0), List.of());
    return rows.isEmpty() || isChild(rows) ? Optional.empty() : Optional.of(keys.get(0));
  }

  private boolean isChild(List<Row> rows) {
    return rows.stream()
        .anyMatch(row -> row.marked() || isUnusable(row) || hasAge(row) && years(row) < 18);
  }

  /** Any row's birth date, or the lack of one, with any row's mark and any row's country. */
  private boolean needsGuardian() {
    for (Row date : s.rows) {
      for (Row mark : s.rows) {
        for (Row country : s.rows) {
          int age = Situation.AGES.age(country.country());
          if (hasAge(date) ? years(date) < age : mark.marked() || isUnusable(date)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean hasAge(Row row) {
    return row.birthDate() != null && !isUnusable(row);
  }

  private boolean isUnusable(Row row) {
    return row.birthDate() != null && years(row) < 0;
  }

  /** −1 where the birth date is missing or unusable. */
  private int years(Row row) {
    if (row.birthDate() == null) {
      return -1;
    }
    try {
      LocalDate birth = LocalDate.parse(row.birthDate());
      boolean usable = !birth.isAfter(s.asOf) && !birth.plusYears(120).isBefore(s.asOf);
      return usable ? Period.between(birth, s.asOf).getYears() : -1;
    } catch (DateTimeParseException e) {
      return -1;
    }
  }
}
