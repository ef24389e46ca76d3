package dev.steward.source.parquet;

import dev.steward.source.Replacement;
import dev.steward.source.RowChange;
import dev.steward.source.RowChange.Action;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What of some changes can be seen once they were made: not what was derived from cells that are
 * gone, and not the changes of rows whose keys or dates are changed themselves.
 */
record LastingChanges(List<RowChange> changes) {
  LastingChanges {
    changes = List.copyOf(changes);
  }

  /** The same changes, at the same positions, without what is derived. */
  List<RowChange> withoutDerived() {
    return changes.stream()
        .map(
            change ->
                new RowChange(
                    change.columns(), change.keys(), change.only(), fixed(change.action())))
        .toList();
  }

  private static Action fixed(Action action) {
    return action instanceof Action.Set set
        ? new Action.Set(
            set.cells().entrySet().stream()
                .filter(cell -> !(cell.getValue() instanceof Replacement.Derived))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
        : action;
  }

  /** Positions of the changes whose rows can be told afterwards as before. */
  IntStream positions() {
    List<String> set =
        changes.stream()
            .flatMap(
                change ->
                    change.action() instanceof Action.Set cells
                        ? cells.cells().keySet().stream()
                        : Stream.empty())
            .toList();
    return IntStream.range(0, changes.size())
        .filter(
            i ->
                ChangedColumns.read(changes.get(i)).stream()
                    .noneMatch(column -> set.stream().anyMatch(name -> meet(column, name))));
  }

  private static boolean meet(String column, String name) {
    return column.equals(name) || column.startsWith(name + ".") || name.startsWith(column + ".");
  }
}
