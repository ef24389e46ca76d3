package dev.steward.detect;

import dev.steward.core.DataType;
import java.util.List;
import java.util.Map;

/**
 * What is known of a column.
 *
 * @param name the column's name, a path where nested
 * @param rows rows looked at
 * @param values values looked at that are not null and on no allow-list; more than the rows where a
 *     row may have several
 * @param distinct about how many different ones
 * @param matches by the name of the detector
 */
public record ColumnFacts(
    String name,
    DataType type,
    long rows,
    long values,
    double distinct,
    Map<String, Match> matches) {
  private static final Match NONE = new Match(0, 0, 0);

  public ColumnFacts {
    matches = Map.copyOf(matches);
  }

  /** Words that stand for no value, such as {@code n/a}; a detector's name. */
  static final String MISSING = "missing";

  /** The same without the values that are on allow-lists, or say that there is none. */
  public ColumnFacts withoutAllowed() {
    List<Match> allowed =
        matches.entrySet().stream()
            .filter(entry -> doesNotCount(entry.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    if (allowed.isEmpty()) {
      return this;
    }
    long left = values - allowed.stream().mapToLong(Match::matched).sum();
    double others = distinct - allowed.stream().mapToDouble(Match::distinct).sum();
    // both are estimates where a column is long
    return new ColumnFacts(
        name, type, rows, Math.max(0, left), left <= 0 ? 0 : Math.max(1, others), matches);
  }

  private static boolean doesNotCount(String detector) {
    return detector.equals(MISSING) || AllowList.named(detector).isPresent();
  }

  /** The share of the values that the detector matched. */
  double rate(String detector) {
    return values == 0 ? 0 : (double) match(detector).matched() / values;
  }

  Match match(String detector) {
    return matches.getOrDefault(detector, NONE);
  }

  /**
   * What a detector made of a column.
   *
   * @param failed values that had the form, and whose validation failed
   * @param distinct about how many different values matched
   */
  public record Match(long matched, long failed, double distinct) {}
}
