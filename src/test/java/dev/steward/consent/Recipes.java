package dev.steward.consent;

import dev.steward.consent.Situation.Event;
import java.time.Instant;

/** How to change a situation so that a reason applies, touching only what the reason is about. */
final class Recipes {
  private Recipes() {}

  static void apply(Reason reason, Situation s) {
    switch (reason) {
      case UNKNOWN_CONTACT -> s.rows.clear();
      case ERASED -> s.erased = true;
      case RESTRICTED -> s.restricted = true;
      case OBJECTED -> s.objected = true;
      case INVALID_CONSENT -> s.row(s.row().withLevel(ConsentLevels.INVALID));
      case CHILD_NEVER_PROFILED -> {
        s.row(s.row().withMark());
        s.automated = true;
      }
      case GUARDIAN_MISSING -> s.row(s.row().withBirthDate("2016-03-01").withGuardian(null));
      case GUARDIAN_CONSENT_MISSING -> s.row(s.row().withBirthDate("2016-03-01"));
      case WITHDRAWN -> {
        s.event(5, "2024-12-01T10:00:00Z", null);
        last(s, 1);
      }
      case EXPIRED -> {
        Instant old = Instant.parse("2024-10-31T23:59:59Z");
        s.events.replaceAll(event -> new Event(event.level(), old, event.guardian()));
      }
      case DO_NOT_TRACK -> {
        s.row(s.row().withRefusedTracking());
        s.behaviour = true;
      }
      case NO_CONSENT -> last(s, 0);
      case BELOW_MINIMUM -> last(s, 3);
      case ELIGIBLE -> {}
    }
  }

  private static void last(Situation s, int level) {
    int last = s.events.size() - 1;
    s.events.set(last, s.events.get(last).withLevel(level));
  }
}
