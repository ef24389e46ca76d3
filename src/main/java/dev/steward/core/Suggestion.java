package dev.steward.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name that somebody probably meant. */
public final class Suggestion {
  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  private Suggestion() {}

  /** The candidate that differs least from a name, where it differs in a third of it at most. */
  public static Optional<String> closest(String name, Collection<String> candidates) {
    return candidates.stream()
        .min(
            Comparator.<String>comparingInt(candidate -> distance(name, candidate))
                .thenComparing(Comparator.naturalOrder()))
        .filter(candidate -> distance(name, candidate) <= Math.max(1, name.length() / 3));
  }

  /** {@code "; did you mean contact?"}, or nothing where no candidate is like the name. */
  public static String didYouMean(String name, Collection<String> candidates) {
    return closest(name, candidates).map(closest -> "; did you mean " + closest + "?").orElse("");
  }

  private static int distance(String one, String other) {
    return DISTANCE.apply(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
  }
}
