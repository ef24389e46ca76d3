package dev.steward.config;

import dev.steward.core.Suggestion;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers faults, so that all are told at once. */
final class FaultList {
  private static final int MOST_CHOICES = 60;

  private final Set<String> faults = new LinkedHashSet<>();
  private final Set<String> undefined = new HashSet<>();

  /**
   * @param what what is wrong, and what to write instead, without secrets
   */
  void add(Object path, String what) {
    if (!undefined.contains(path.toString())) {
      faults.add(path + ": " + what);
    }
  }

  /** A value that refers to what nothing defines; whatever else is wrong with it is no news. */
  void undefined(Object path, String placeholder) {
    add(
        path,
        "nothing defines ${%s}; set the environment variable, or give a default: ${%s:…}"
            .formatted(placeholder, placeholder));
    undefined.add(path.toString());
  }

  boolean hasSomeBelow(Object path) {
    return faults.stream()
        .anyMatch(fault -> fault.startsWith(path + "[") || fault.startsWith(path + "."));
  }

  /** A name that is none of those known. */
  void unknown(PropertyPath path, String what, Collection<String> known, String name) {
    Optional<String> closest = Suggestion.closest(name, known);
    String choices =
        known.isEmpty() || known.size() > MOST_CHOICES
            ? ""
            : "; one of " + String.join(", ", known);
    add(path, what + closest.map(meant -> "; did you mean " + meant + "?").orElse(choices));
  }

  void throwIfAny() throws ConfigurationFaults {
    if (!faults.isEmpty()) {
      throw new ConfigurationFaults(List.copyOf(faults));
    }
  }
}
