package dev.steward.rectification;

import dev.steward.core.TableRef;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The columns that a correction is about.
 *
 * @param category of its values; empty for none
 * @param told where the person's rows tell which values are wrong
 * @param reached where copies of those may stand, {@code told} among them
 * @param carriesLinks whether rows are found by what stands there
 */
record Aim(
    String category,
    Map<TableRef, Set<String>> told,
    Map<TableRef, Set<String>> reached,
    boolean carriesLinks)
    implements Aimed {
  Aim {
    told = sorted(told);
    reached = sorted(reached);
  }

  private static Map<TableRef, Set<String>> sorted(Map<TableRef, Set<String>> columns) {
    Map<TableRef, Set<String>> sorted = new TreeMap<>();
    columns.forEach((table, names) -> sorted.put(table, new TreeSet<>(names)));
    return sorted;
  }

  Set<String> toldIn(TableRef table) {
    return told.getOrDefault(table, Set.of());
  }

  Set<String> reachedIn(TableRef table) {
    return reached.getOrDefault(table, Set.of());
  }

  /** Whether both are about some column. */
  boolean meets(Aim other) {
    return reached.entrySet().stream()
        .anyMatch(
            each -> each.getValue().stream().anyMatch(other.reachedIn(each.getKey())::contains));
  }
}
