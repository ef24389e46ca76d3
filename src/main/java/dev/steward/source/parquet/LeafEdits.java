package dev.steward.source.parquet;

import dev.steward.core.Column;
import dev.steward.core.DataType;
import dev.steward.source.RowChange;
import dev.steward.source.RowChange.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the changes make of one leaf's values.
 *
 * @param byChange edits one after another, by the position of the change
 */
record LeafEdits(Leaf leaf, Map<Integer, List<CellEdit>> byChange) {
  LeafEdits {
    byChange = Map.copyOf(byChange);
  }

  /**
   * Those of a file's leaves that some change sets.
   *
   * @param table the table's columns: they tell which byte arrays are text
   */
  static List<LeafEdits> of(List<RowChange> changes, Footer footer, List<Column> table) {
    Map<String, Leaf> leaves = new LinkedHashMap<>();
    Map<String, DataType> types = new LinkedHashMap<>();
    for (Leaf leaf : footer.leaves()) {
      Leaf known = Selection.isText(leaf, table) ? leaf.asText() : leaf;
      leaves.put(leaf.name(), known);
      types.put(leaf.name(), known.type().type());
    }
    Map<String, Map<Integer, List<CellEdit>>> edits = new TreeMap<>();
    for (int change = 0; change < changes.size(); change++) {
      if (changes.get(change).action() instanceof Action.Set set) {
        int position = change;
        new TreeMap<>(set.cells())
            .forEach(
                (name, replacement) -> {
                  for (EditTarget target : EditTarget.of(name, types)) {
                    edits
                        .computeIfAbsent(target.column(), column -> new TreeMap<>())
                        .computeIfAbsent(position, each -> new ArrayList<>())
                        .add(
                            new CellEdit(
                                known(leaves, target.column()), target.inside(), replacement));
                  }
                });
      }
    }
    return edits.entrySet().stream()
        .map(each -> new LeafEdits(known(leaves, each.getKey()), each.getValue()))
        .toList();
  }

  private static Leaf known(Map<String, Leaf> leaves, String name) {
    return Objects.requireNonNull(leaves.get(name));
  }

  boolean isOf(int change) {
    return byChange.containsKey(change);
  }

  /** What takes the place of null; null where null stays. */
  @Nullable NewValue filling(int change) {
    return byChange.getOrDefault(change, List.of()).stream()
        .flatMap(edit -> edit.filling().stream())
        .findFirst()
        .orElse(null);
  }

  /** Why the leaf cannot hold what puts its values right; empty where it can. */
  Optional<String> misfit() {
    return byChange.values().stream()
        .flatMap(List::stream)
        .flatMap(edit -> edit.misfit().stream())
        .findFirst();
  }

  /** What takes the place of a value that is not null; null for null. */
  @Nullable NewValue of(int change, RawValue value) {
    RawValue now = value;
    @Nullable NewValue made = null;
    for (CellEdit edit : byChange.getOrDefault(change, List.of())) {
      made = edit.of(now);
      if (made == null) {
        return null;
      }
      now = made;
    }
    return made;
  }
}
