package dev.steward.config;

import dev.steward.config.ConsentProperties.ActivityProperties;
import dev.steward.consent.Activity;
import dev.steward.consent.ConsentLevel;
import dev.steward.consent.ConsentPolicy;
import dev.steward.eligibility.Members;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes activities of their properties. */
final class ActivityCheck {
  private static final PropertyPath PATH = ConsentCheck.PATH.child("activities");

  private final Map<String, Members> segments;
  private final boolean hasLeads;
  private final FaultList faults;

  ActivityCheck(Map<String, Members> segments, boolean hasLeads, FaultList faults) {
    this.segments = segments;
    this.hasLeads = hasLeads;
    this.faults = faults;
  }

  /**
   * @param policy empty where it has faults
   */
  List<Activity> activities(
      @Nullable List<ActivityProperties> properties, Optional<ConsentPolicy> policy) {
    List<Activity> activities = new ArrayList<>();
    if (properties == null || properties.isEmpty()) {
      faults.add(PATH, "missing; there is nothing to decide");
      return activities;
    }
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < properties.size(); i++) {
      ActivityProperties each = properties.get(i);
      PropertyPath path = PATH.index(i);
      if (each.id() != null && !ids.add(each.id())) {
        faults.add(path.child("id"), "another activity has the id " + each.id());
      }
      activity(each, path, policy).ifPresent(activities::add);
    }
    return activities;
  }

  private Optional<Activity> activity(
      ActivityProperties activity, PropertyPath path, Optional<ConsentPolicy> policy) {
    boolean named = isGiven(activity.id(), path.child("id"), "such as spring-newsletter");
    Optional<Activity.Kind> kind =
        choice(path.child("kind"), activity.kind(), Activity.Kind.values());
    Optional<Activity.Subject> subject =
        activity.subject() == null
            ? Optional.of(Activity.Subject.CONTACT)
            : choice(path.child("subject"), activity.subject(), Activity.Subject.values());
    boolean hasSegment = hasSegment(activity.segment(), subject, path.child("segment"));
    Optional<ConsentLevel> minimum = minimum(activity.minimumLevel(), path, policy);
    if (subject.filter(Activity.Subject.LEAD::equals).isPresent() && !hasLeads) {
      faults.add(path.child("subject"), "leads are not configured: steward.consent.leads");
    }
    if (!named || kind.isEmpty() || subject.isEmpty() || !hasSegment || minimum.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Activity(
              "" + activity.id(),
              kind.get(),
              "" + activity.segment(),
              subject.get(),
              minimum.get(),
              Boolean.TRUE.equals(activity.automatedDecision()),
              Boolean.TRUE.equals(activity.usesBehaviour())));
    } catch (IllegalArgumentException e) {
      faults.add(path, "" + e.getMessage());
      return Optional.empty();
    }
  }

  private boolean hasSegment(
      @Nullable String segment, Optional<Activity.Subject> subject, PropertyPath path) {
    if (!isGiven(segment, path, "one of the segments")) {
      return false;
    }
    Members members = segments.get(segment);
    if (members == null) {
      faults.unknown(path, "no such segment: " + segment, segments.keySet(), "" + segment);
      return false;
    }
    if (members instanceof Members.All
        && subject.filter(Activity.Subject.ACCOUNT::equals).isPresent()) {
      faults.add(path, "all are all contacts; name the accounts in a table, query or file");
      return false;
    }
    return true;
  }

  private Optional<ConsentLevel> minimum(
      @Nullable String level, PropertyPath path, Optional<ConsentPolicy> policy) {
    PropertyPath place = path.child("minimum-level");
    if (!isGiven(level, place, "one of the levels") || policy.isEmpty()) {
      return Optional.empty();
    }
    Optional<ConsentLevel> found = policy.get().levels().find("" + level);
    if (found.isEmpty()) {
      List<String> names =
          policy.get().levels().all().stream().map(ConsentLevel::name).skip(1).toList();
      faults.unknown(place, "no such level: " + level, names, "" + level);
    } else if (found.get().isNone()) {
      faults.add(place, level + " permits nothing; name a higher level");
      return Optional.empty();
    }
    return found;
  }

  private boolean isGiven(@Nullable String text, PropertyPath path, String what) {
    if (text == null || text.isBlank()) {
      faults.add(path, "missing; " + what);
      return false;
    }
    return true;
  }

  private <T extends Enum<T>> Optional<T> choice(
      PropertyPath path, @Nullable String written, T[] all) {
    List<String> words = List.of(all).stream().map(ActivityCheck::word).toList();
    if (written == null) {
      faults.add(path, "missing; one of " + String.join(", ", words));
      return Optional.empty();
    }
    for (T each : all) {
      if (word(each).equals(written)) {
        return Optional.of(each);
      }
    }
    faults.unknown(path, "no such word: " + written, words, written);
    return Optional.empty();
  }

  private static String word(Enum<?> each) {
    return each.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
