package dev.steward.source.parquet;

import dev.steward.core.KeyTuples;
import dev.steward.source.Replacement;
import dev.steward.source.RowChange;
import dev.steward.source.RowChange.Action;
import dev.steward.source.RowChange.DateCondition;
import dev.steward.source.RowChanger;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.source.Table;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes of rows, as tests want them. */
final class Changes {
  private static final RowChanger.Guard FREE = () -> {};

  private Changes() {}

  static KeyTuples keys(Collection<String> keys) {
    KeyTuples.Builder builder = KeyTuples.builder(1);
    keys.forEach(builder::add);
    return builder.build();
  }

  static RowChange delete(String column, Collection<String> keys) {
    return new RowChange(List.of(column), keys(keys), Optional.empty(), new Action.Delete());
  }

  static RowChange delete(String column, String... keys) {
    return delete(column, Arrays.asList(keys));
  }

  static RowChange set(Map<String, Replacement> cells, String column, String... keys) {
    return new RowChange(
        List.of(column), keys(Arrays.asList(keys)), Optional.empty(), new Action.Set(cells));
  }

  static RowChange only(DateCondition condition, RowChange change) {
    return new RowChange(change.columns(), change.keys(), Optional.of(condition), change.action());
  }

  /** Does all units; returns how many rows each change was of. */
  static List<Long> apply(Table table, RowChange... changes) throws SourceException {
    return apply(table.changer(), FREE, changes);
  }

  static List<Long> apply(RowChanger changer, RowChanger.Guard guard, RowChange... changes)
      throws SourceException {
    List<RowChange> all = Arrays.asList(changes);
    long[] sums = new long[changes.length];
    for (Split unit : changer.plan(all)) {
      List<Long> counts = changer.apply(unit, all, guard).changed();
      for (int i = 0; i < sums.length; i++) {
        sums[i] += counts.get(i);
      }
    }
    return Arrays.stream(sums).boxed().toList();
  }
}
