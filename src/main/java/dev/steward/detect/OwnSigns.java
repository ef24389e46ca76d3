package dev.steward.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a detector of the user's sees in a column.
 *
 * @param named whether the column's name has one of its phrases
 */
record OwnSigns(OwnDetector own, boolean named, ColumnFacts facts) {
  /** Share of the values that is enough where the name says the same. */
  private static final double ENOUGH_WITH_NAME = 0.05;

  private static final double BY_NAME = 0.9;

  /** Whether the column is what the detector looks for. */
  boolean hold() {
    if (!own.testsValues() || facts.values() == 0) {
      return named;
    }
    return rate() >= own.leastRate() || named && rate() >= ENOUGH_WITH_NAME;
  }

  double rate() {
    return Math.min(1, facts.rate(own.detector()));
  }

  Score score() {
    return new Score(BY_NAME + (1 - BY_NAME) * rate());
  }

  /** {@code own:loyalty-card 0.98 of 4112 distinct}; nothing where there is no sign at all. */
  List<String> reasons() {
    String label = "own:" + own.name();
    ColumnFacts.Match match = facts.match(own.detector());
    List<String> reasons = new ArrayList<>();
    if (named) {
      reasons.add(label + " name");
    }
    if (own.testsValues() && facts.values() > 0 && (named || match.matched() > 0)) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "%s%s %.2f of %d distinct",
              hold() ? "" : "against: ",
              label,
              rate(),
              Math.round(facts.distinct())));
    } else if (named && own.testsValues()) {
      reasons.add("no values: by name only");
    }
    if (hold() && match.failed() > 0) {
      double failed = Math.min(1, (double) match.failed() / facts.values());
      reasons.add(String.format(Locale.ROOT, "against: %s %.2f fail its test", label, failed));
    }
    return reasons;
  }
}
