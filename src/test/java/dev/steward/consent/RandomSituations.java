package dev.steward.consent;

import dev.steward.consent.ConsentPolicy.Authority;
import dev.steward.consent.ConsentPolicy.GuardianConsent;
import dev.steward.consent.Situation.Event;
import dev.steward.consent.Situation.Row;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Situations from a fixed seed, with much that is rare in life and decides something. */
final class RandomSituations {
  private static final List<@Nullable String> KEYS =
      Arrays.asList(
          null,
          Situation.GUARDIAN,
          Situation.GUARDIAN,
          "twice",
          "minor",
          "stranger",
          Situation.CONTACT);
  private static final List<@Nullable String> COUNTRIES =
      Arrays.asList("DE", "at", "BEL", "Czech Republic", "nowhere", null);
  private static final List<ZoneId> ZONES =
      List.of(ZoneId.of("UTC"), ZoneId.of("Pacific/Auckland"), ZoneId.of("America/Los_Angeles"));
  private static final List<LocalTime> TIMES =
      List.of(
          LocalTime.MIDNIGHT,
          LocalTime.of(0, 0, 0, 1000),
          LocalTime.NOON,
          LocalTime.of(23, 59, 59, 999_999_000));

  private final Random random;

  RandomSituations(long seed) {
    this.random = new Random(seed);
  }

  Situation next() {
    Situation s = new Situation();
    s.asOf =
        of(List.of(LocalDate.of(2026, 11, 1), LocalDate.of(2024, 2, 29), LocalDate.of(2025, 3, 1)));
    s.zone = of(ZONES);
    s.authority = of(List.of(Authority.values()));
    s.guardianConsent = of(List.of(GuardianConsent.values()));
    s.expiresAfter = percent(70) ? Optional.of(Period.ofMonths(24)) : Optional.empty();
    s.rows = new ArrayList<>();
    int rows = percent(2) ? 0 : percent(15) ? 2 + random.nextInt(2) : 1;
    String guardian = of(KEYS);
    for (int i = 0; i < rows; i++) {
      s.rows.add(row(s.asOf, percent(80) ? guardian : of(KEYS)));
    }
    s.others.put(Situation.GUARDIAN, List.of(adult(s.asOf)));
    s.others.put("twice", List.of(adult(s.asOf), adult(s.asOf)));
    s.others.put("minor", List.of(adult(s.asOf), row(s.asOf, null).withMark()));
    s.events = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      s.events.add(event(s, percent(60) ? guardian : null));
    }
    s.events.sort(Comparator.comparing(Event::at));
    while (percent(8)) {
      s.withdrawals.add(s.asOf.plusDays(random.nextInt(6) - 4));
    }
    s.erased = percent(2);
    s.restricted = percent(2);
    s.objected = percent(5);
    s.minimum = 1 + random.nextInt(5);
    s.automated = percent(20);
    s.behaviour = percent(20);
    return s;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  Row row(LocalDate asOf, @Nullable String guardian) {
    int level = percent(5) ? ConsentLevels.INVALID : random.nextInt(6);
    return new Row(level, percent(20), percent(10), birthDate(asOf), of(COUNTRIES), guardian);
  }

  private Row adult(LocalDate asOf) {
    return Row.of(random.nextInt(7) - 1, asOf.minusYears(18L + random.nextInt(50)), null);
  }

  private @Nullable String birthDate(LocalDate asOf) {
    return switch (random.nextInt(8)) {
      case 0 -> null;
      case 1 -> of(List.of("unknown", "", "2014-02-30"));
      case 2 -> asOf.plusDays(random.nextInt(3)).toString();
      case 3 -> asOf.minusYears(120).plusDays(random.nextInt(5) - 2).toString();
      default ->
          asOf.minusYears(12L + random.nextInt(8)).plusDays(random.nextInt(3) - 1).toString();
    };
  }

  private Event event(Situation s, @Nullable String guardian) {
    LocalDate day =
        switch (random.nextInt(4)) {
          case 0 -> s.asOf.minusMonths(24).plusDays(random.nextInt(3) - 1);
          case 1 -> s.asOf.minusMonths(30);
          default -> s.asOf.plusDays(random.nextInt(8) - 6);
        };
    String giver = guardian == null && percent(10) ? of(KEYS) : guardian;
    return new Event(random.nextInt(6), day.atTime(of(TIMES)).atZone(s.zone).toInstant(), giver);
  }

  private boolean percent(int share) {
    return random.nextInt(100) < share;
  }

  private <T extends @Nullable Object> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
