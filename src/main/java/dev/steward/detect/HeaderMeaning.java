package dev.steward.detect;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a column's name says.
 *
 * @param words all of them
 * @param categories weights by category, of the phrases that were found; beside the vocabulary's
 *     there are {@code name} and {@code title}, whose meaning hangs on what the rows are
 * @param phrases that were found
 * @param roles of the other words
 * @param around roles of the words of the path that leads to it
 * @param unknown how many words mean nothing to us
 */
record HeaderMeaning(
    List<String> words,
    Map<String, Double> categories,
    List<String> phrases,
    Set<WordRole> roles,
    Set<WordRole> around,
    int unknown) {
  private static final Set<WordRole> OF_SOMETHING_ELSE =
      Set.of(
          WordRole.KEY,
          WordRole.FLAG,
          WordRole.MEASURE,
          WordRole.STATISTIC,
          WordRole.TIME,
          WordRole.KIND);

  /** What is a moment itself. */
  private static final Set<String> DATED = Set.of("date-of-birth", "death-date", "birth-year");

  /** What is told by a number: an amount of salary, a percentage of disability. */
  private static final Set<String> MEASURED = Set.of("salary", "health");

  /** The weight of a category, less for each word that is not understood. */
  double weight(String category) {
    double weight = categories.getOrDefault(category, 0.0);
    if (roles.contains(WordRole.MEASURE) && MEASURED.contains(category) && isOnlyMeasure()) {
      weight *= 0.8;
    } else if (isOfSomethingElse() && !(DATED.contains(category) && isOnlyTime())) {
      weight *= 0.2;
    }
    return weight * Math.pow(0.8, unknown);
  }

  private boolean isOnlyTime() {
    return roles.stream().noneMatch(r -> r != WordRole.TIME && OF_SOMETHING_ELSE.contains(r));
  }

  private boolean isOnlyMeasure() {
    return roles.stream()
        .noneMatch(
            r -> r != WordRole.MEASURE && r != WordRole.STATISTIC && OF_SOMETHING_ELSE.contains(r));
  }

  boolean has(WordRole role) {
    return roles.contains(role) || around.contains(role);
  }

  /** Whether the name is that of a key, a flag, a measure, a moment or a classification. */
  boolean isOfSomethingElse() {
    return roles.stream().anyMatch(OF_SOMETHING_ELSE::contains);
  }

  /** Whether it says that the column holds something that is not of the category. */
  boolean meansOtherThan(String category) {
    boolean onlyName = categories.keySet().equals(Set.of("name")) && category.endsWith("-name");
    boolean other = !categories.isEmpty() && !categories.containsKey(category) && !onlyName;
    return other
        || isOfSomethingElse()
        || roles.contains(WordRole.THING)
        || roles.contains(WordRole.WORDING);
  }

  /** Whether it says anything at all about what the column holds. */
  boolean isOpaque() {
    return categories.isEmpty() && roles.stream().allMatch(r -> r == WordRole.NEUTRAL);
  }
}
