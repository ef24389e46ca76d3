package dev.steward.detect;

import java.util.List;

/**
 * What speaks for a column to be of a category.
 *
 * @param detectors those whose matches speak for it
 * @param named whether the column's name does
 * @param reasons for and against, in words
 */
record Evidence(
    CategoryRule rule, Score score, List<String> detectors, boolean named, List<String> reasons) {
  Evidence {
    detectors = List.copyOf(detectors);
    reasons = List.copyOf(reasons);
  }

  String category() {
    return rule.category().name();
  }

  Evidence with(Score other, String reason) {
    List<String> all = new java.util.ArrayList<>(reasons);
    all.add(reason);
    return new Evidence(rule, other, detectors, named, all);
  }
}
