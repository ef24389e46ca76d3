package dev.steward.rectification;

import dev.steward.core.KeyTuples;
import dev.steward.source.Replacement;
import dev.steward.source.RowChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Rows that are told by keys, and what puts their cells right. Holds personal data and prints none
 * of it.
 *
 * @param columns those of the keys' cells
 */
record PlannedCorrection(
    List<String> columns, List<List<String>> keys, List<CellCorrection> cells) {
  PlannedCorrection {
    columns = List.copyOf(columns);
    keys = keys.stream().map(List::copyOf).toList();
    cells = List.copyOf(cells);
  }

  /** That of some of its cells; empty where there are none. */
  Optional<PlannedCorrection> only(Predicate<CellCorrection> some) {
    List<CellCorrection> kept = cells.stream().filter(some).toList();
    return kept.isEmpty()
        ? Optional.empty()
        : Optional.of(new PlannedCorrection(columns, keys, kept));
  }

  RowChange change(ValueForm form) {
    KeyTuples.Builder tuples = KeyTuples.builder(columns.size());
    keys.forEach(key -> tuples.add(key.toArray(String[]::new)));
    Map<String, Replacement> now = new TreeMap<>();
    cells.forEach(cell -> now.put(cell.column(), cell.replacement(form)));
    return new RowChange(columns, tuples.build(), Optional.empty(), new RowChange.Action.Set(now));
  }

  @Override
  public String toString() {
    return "PlannedCorrection[" + columns + ", " + keys.size() + " keys]";
  }
}
