package dev.steward.erasure;

import dev.steward.core.KeyTuples;
import dev.steward.source.RowChange.DateCondition;
import java.util.List;
import java.util.Optional;

/**
 * Rows that are told by keys, and what happens to them. Holds personal data and prints none of it.
 *
 * @param columns those of the keys' cells
 * @param only a further condition
 * @param blanked columns whose cells are replaced as they are declared
 * @param emptied columns whose cells are removed: they refer to the person
 */
record PlannedChange(
    Target target, Deed deed, List<String> blanked, List<String> emptied, List<Key> keys) {
  PlannedChange {
    blanked = List.copyOf(blanked);
    emptied = List.copyOf(emptied);
    keys = List.copyOf(keys);
  }

  /** How rows are told. */
  record Target(List<String> columns, Optional<DateCondition> only) {
    Target {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A key.
   *
   * @param subject the person whose rows have it
   */
  record Key(int subject, List<String> cells) {
    Key {
      cells = List.copyOf(cells);
    }

    /** Without the cells. */
    @Override
    public String toString() {
      return "Key[" + subject + "]";
    }
  }

  /** Whether any row may change by it. */
  boolean doesAnything() {
    return deed == Deed.DELETE || !blanked.isEmpty() || !emptied.isEmpty();
  }

  KeyTuples tuples() {
    KeyTuples.Builder builder = KeyTuples.builder(target.columns().size());
    keys.forEach(key -> builder.add(key.cells().toArray(String[]::new)));
    return builder.build();
  }

  @Override
  public String toString() {
    return "PlannedChange[" + target.columns() + ", " + deed + ", " + keys.size() + " keys]";
  }
}
