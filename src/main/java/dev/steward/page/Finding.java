package dev.steward.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings of one kind, told together.
 *
 * @param what the kind; of a single finding all of it
 * @param items what it is about, one by one; empty for a single finding
 */
record Finding(Cell what, long count, List<Cell> items) {
  private static final int MOST_ITEMS = 60;

  /** Findings that begin with the same words, up to a colon, are of one kind. */
  static List<Finding> grouped(List<String> lines) {
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    for (String line : lines) {
      int colon = line.indexOf(": ");
      String kind = colon < 0 ? line : line.substring(0, colon);
      kinds.computeIfAbsent(kind, it -> new ArrayList<>()).add(line);
    }
    List<Finding> findings = new ArrayList<>();
    kinds.forEach((kind, all) -> findings.add(of(kind, all)));
    return findings;
  }

  private static Finding of(String kind, List<String> all) {
    if (all.size() == 1) {
      return new Finding(Cell.of(all.get(0)), 1, List.of());
    }
    List<Cell> items =
        all.stream()
            .limit(MOST_ITEMS)
            .map(line -> Cell.of(line.substring(Math.min(line.length(), kind.length() + 2))))
            .toList();
    return new Finding(Cell.of(kind), all.size(), items);
  }

  /** How many are not among the items. */
  long more() {
    return items.isEmpty() ? 0 : count - items.size();
  }
}
