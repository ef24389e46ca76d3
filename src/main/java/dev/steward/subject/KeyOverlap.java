package dev.steward.subject;

import dev.steward.core.Column;
import dev.steward.core.KeyCell;
import dev.steward.core.KeyTuples;
import dev.steward.core.RowBatch;
import dev.steward.source.KeyFilter;
import dev.steward.source.KeyFilter.Comparison;
import dev.steward.source.KeyMatch;
import dev.steward.source.RowCursor;
import dev.steward.source.ScanScope;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.source.Table;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How many of some values of a column are people's keys.
 *
 * @param sampled different values looked at
 * @param keys those of them that are keys
 */
record KeyOverlap(int sampled, int keys) {
  private static final int MOST_VALUES = 200;
  private static final int MOST_ROWS = 10_000;

  static KeyOverlap of(Table table, Column column, Table people, String key)
      throws SourceException {
    Set<String> values = sample(table, column);
    if (values.isEmpty()) {
      return new KeyOverlap(0, 0);
    }
    KeyTuples.Builder tuples = KeyTuples.builder(1);
    values.forEach(tuples::add);
    KeyFilter filter =
        new KeyFilter(
            List.of(
                new KeyFilter.Keys(
                    List.of(new KeyFilter.KeyColumn(key, Comparison.EXACT)), tuples.build())));
    Set<Integer> found = new HashSet<>();
    for (Split split : people.plan(filter)) {
      try (RowCursor cursor = people.read(split, Set.of(key), filter)) {
        KeyMatch match = new KeyMatch(filter, cursor.columns());
        for (RowBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
          match.open(batch);
          for (int row = 0; row < batch.rows(); row++) {
            match.find(row, (alternative, tuple) -> found.add(tuple));
          }
        }
      }
    }
    return new KeyOverlap(values.size(), found.size());
  }

  private static Set<String> sample(Table table, Column column) throws SourceException {
    Set<String> values = new TreeSet<>();
    KeyCell cell = new KeyCell();
    long rows = 0;
    for (Split split : table.plan(new ScanScope.Sample(MOST_ROWS))) {
      try (RowCursor cursor = table.read(split, Set.of(column.name()))) {
        if (cursor.columns().isEmpty()) {
          continue; // a file without that column
        }
        for (RowBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
          for (int row = 0; row < batch.rows(); row++) {
            if (cell.read(batch.columns().get(0), row)) {
              values.add(new String(cell.copy(), StandardCharsets.UTF_8));
            }
            if (values.size() == MOST_VALUES || ++rows > MOST_ROWS) {
              return values;
            }
          }
        }
      }
    }
    return values;
  }

  boolean isAny() {
    return keys > 0;
  }

  @Override
  public String toString() {
    return "%d of %d values are keys there".formatted(keys, sampled);
  }
}
