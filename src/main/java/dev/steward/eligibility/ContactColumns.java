package dev.steward.eligibility;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of the table of contacts that decisions rest on. What an estate does not have is
 * empty, and known of nobody.
 */
public record ContactColumns(
    String key,
    String level,
    Optional<String> isChild,
    Optional<String> guardian,
    Optional<String> doNotTrack,
    Optional<String> birthDate,
    Optional<String> country) {
  /** Names of all of them. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>(Set.of(key, level));
    isChild.ifPresent(names::add);
    guardian.ifPresent(names::add);
    doNotTrack.ifPresent(names::add);
    birthDate.ifPresent(names::add);
    country.ifPresent(names::add);
    return names;
  }
}
