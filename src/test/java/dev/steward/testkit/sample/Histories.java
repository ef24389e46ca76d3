package dev.steward.testkit.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** Histories of consent: who granted what, when. */
final class Histories {
  /** Lowest first; a level's place is its number. */
  static final List<String> LEVELS =
      List.of("none", "consent", "transactional", "subscriptions", "marketing", "profiling");

  private static final List<String> SOURCES =
      List.of("web-form", "web-form", "preference-center", "double-opt-in", "call-centre", "paper");

  /** Before it, consent has expired after two years. */
  private static final LocalDate FRESH = LocalDate.of(2024, 11, 15);

  private final Random random;
  private int events;

  Histories(Random random) {
    this.random = random;
  }

  /** The option value of a level; nothing for none. */
  static Optional<Integer> option(int level) {
    return level == 0 ? Optional.empty() : Optional.of(587030000 + level);
  }

  /** Any level but none, marketing most often. */
  int level() {
    return Draw.of(random, List.of(1, 2, 2, 3, 3, 4, 4, 4, 4, 5, 5, 5));
  }

  /** Ends at that level, with a latest event that has not expired. */
  List<Person.Event> to(int level, LocalDateTime createdOn, Optional<String> guardian) {
    List<Person.Event> history = new ArrayList<>();
    boolean old = createdOn.toLocalDate().isBefore(FRESH);
    if (old || Draw.percent(random, 30)) {
      history.add(event(level(), createdOn, guardian));
      LocalDate from = old ? FRESH : createdOn.toLocalDate().plusDays(1);
      history.add(
          event(level, Draw.within(random, from, SampleEstate.TODAY.minusDays(5)), guardian));
    } else {
      history.add(event(level, createdOn, guardian));
    }
    return history;
  }

  /** Ends at that level, more than two years ago. */
  List<Person.Event> stale(int level, LocalDateTime createdOn) {
    return List.of(
        event(
            level,
            Draw.within(random, createdOn.toLocalDate().plusDays(1), LocalDate.of(2024, 10, 15)),
            Optional.empty()));
  }

  /** Reaches a level and then takes it back to a lower one. */
  List<Person.Event> withdrawn(int from, int to, LocalDateTime createdOn) {
    List<Person.Event> history = new ArrayList<>(to(from, createdOn, Optional.empty()));
    LocalDateTime last = history.get(history.size() - 1).occurredAt();
    LocalDate dayAfter = last.toLocalDate().plusDays(1);
    history.add(event(to, Draw.within(random, dayAfter, dayAfter.plusDays(3)), Optional.empty()));
    return history;
  }

  /** Two events at the same instant; the second line counts. */
  List<Person.Event> tied(int first, int second, LocalDateTime createdOn) {
    List<Person.Event> history = new ArrayList<>(to(first, createdOn, Optional.empty()));
    LocalDateTime last = history.get(history.size() - 1).occurredAt();
    history.add(event(second, last, Optional.empty()));
    return history;
  }

  Person.Event event(int level, LocalDateTime occurredAt, Optional<String> guardian) {
    String source = guardian.isPresent() ? "guardian-form" : Draw.of(random, SOURCES);
    return new Person.Event(
        String.format(Locale.ROOT, "EV-%05d", ++events),
        LEVELS.get(level),
        occurredAt,
        source,
        guardian);
  }
}
