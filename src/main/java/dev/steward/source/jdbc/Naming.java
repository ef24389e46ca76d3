package dev.steward.source.jdbc;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * How stored names are reported: as they are, except that a database that folds names to upper case
 * has its all-upper-case names reported in lower case.
 */
record Naming(boolean foldsToUpperCase) {
  /** The reported form of a name among its siblings, which stay distinguishable. */
  String reported(String stored, Collection<String> siblings) {
    if (!foldsToUpperCase || !stored.equals(stored.toUpperCase(Locale.ROOT))) {
      return stored;
    }
    String lower = stored.toLowerCase(Locale.ROOT);
    return siblings.contains(lower) ? stored : lower;
  }

  /** The one of that name: an exact match wins over one that differs in case. */
  static <T> Optional<T> find(List<T> among, Function<T, String> name, String wanted) {
    return among.stream()
        .filter(each -> name.apply(each).equalsIgnoreCase(wanted))
        .min(Comparator.comparing(each -> !name.apply(each).equals(wanted)));
  }
}
