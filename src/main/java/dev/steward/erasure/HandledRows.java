package dev.steward.erasure;

import dev.steward.core.Column;
import dev.steward.core.KeyTuples;
import dev.steward.core.RowBatch;
import dev.steward.erasure.PlannedChange.Key;
import dev.steward.source.CellDate;
import dev.steward.source.KeyFilter;
import dev.steward.source.KeyFilter.Comparison;
import dev.steward.source.KeyMatch;
import dev.steward.source.RowChange.DateCondition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tells which rows a plan names, and for what. For one thread and one cursor. */
final class HandledRows {
  private final List<PlannedChange> changes;
  private final List<Column> columns;
  private final KeyMatch match;
  private final List<KeyTuples> tuples = new ArrayList<>();
  private final List<Map<Integer, Set<Integer>>> people = new ArrayList<>();
  private RowBatch batch = new RowBatch(0, List.of());

  /**
   * @param columns those of the batches
   */
  HandledRows(List<PlannedChange> changes, List<Column> columns) {
    this.changes = changes;
    this.columns = columns;
    List<KeyFilter.Keys> keys = new ArrayList<>();
    for (PlannedChange change : changes) {
      KeyTuples of = change.tuples();
      tuples.add(of);
      keys.add(
          new KeyFilter.Keys(
              change.target().columns().stream()
                  .map(name -> new KeyFilter.KeyColumn(name, Comparison.EXACT))
                  .toList(),
              of));
      people.add(people(change, of));
    }
    this.match = new KeyMatch(new KeyFilter(keys), columns);
  }

  private static Map<Integer, Set<Integer>> people(PlannedChange change, KeyTuples tuples) {
    Map<List<String>, Set<Integer>> byCells = new HashMap<>();
    for (Key key : change.keys()) {
      byCells.computeIfAbsent(key.cells(), it -> new TreeSet<>()).add(key.subject());
    }
    Map<Integer, Set<Integer>> people = new HashMap<>();
    for (int tuple = 0; tuple < tuples.size(); tuple++) {
      List<String> cells = new ArrayList<>();
      for (int column = 0; column < tuples.width(); column++) {
        cells.add(tuples.text(tuple, column));
      }
      people.put(tuple, byCells.getOrDefault(cells, Set.of()));
    }
    return people;
  }

  /** The columns by which rows are told. */
  static Set<String> columns(List<PlannedChange> changes) {
    Set<String> columns = new TreeSet<>();
    for (PlannedChange change : changes) {
      columns.addAll(change.target().columns());
      change.target().only().map(DateCondition::column).ifPresent(columns::add);
    }
    return columns;
  }

  void open(RowBatch next) {
    batch = next;
    match.open(next);
  }

  boolean names(int row) {
    return match.names(row);
  }

  /** What a plan says of a row: the change, and whose. */
  interface Told {
    void by(PlannedChange change, int subject);
  }

  /** Tells each change and person once that the plan names a row for. */
  void tell(int row, Told told) {
    Set<List<Integer>> once = new HashSet<>();
    match.find(
        row,
        (alternative, tuple) -> {
          PlannedChange change = changes.get(alternative);
          if (change.target().only().filter(only -> !meets(only, row)).isEmpty()) {
            for (int subject : people.get(alternative).getOrDefault(tuple, Set.of())) {
              if (once.add(List.of(alternative, subject))) {
                told.by(change, subject);
              }
            }
          }
        });
  }

  private boolean meets(DateCondition only, int row) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(only.column())) {
        return CellDate.meets(only, batch.columns().get(i), columns.get(i).type(), row);
      }
    }
    return !only.reached();
  }

  @Override
  public String toString() {
    return "HandledRows[" + changes.size() + "]";
  }
}
