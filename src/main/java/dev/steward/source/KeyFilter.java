package dev.steward.source;

import dev.steward.core.KeyTuples;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rows that are looked for: those that any of some sets of keys names. A reader leaves out as many
 * of the others as it cheaply can, and none of these.
 */
public record KeyFilter(List<Keys> anyOf) {
  public KeyFilter {
    anyOf = List.copyOf(anyOf);
  }

  /**
   * Rows whose cells in the columns are, in order, a key of the set; see {@link KeyMatch} for
   * lists.
   */
  public record Keys(List<KeyColumn> columns, KeyTuples tuples) {
    public Keys {
      columns = List.copyOf(columns);
      if (columns.size() != tuples.width()) {
        throw new IllegalArgumentException(
            columns.size() + " columns for keys of " + tuples.width() + " cells");
      }
    }
  }

  public record KeyColumn(String name, Comparison comparison) {}

  /** How a cell is compared with a key's. */
  public enum Comparison {
    /** In the form of {@link dev.steward.core.KeyCell}. */
    EXACT,
    /** Without surrounding space and with simple case folding; the key's cell is folded. */
    FOLDED,
    /**
     * By the last digits of a number in any spelling; the key's cell is those digits. Cells that
     * hold more than a number may match by digits anywhere in them.
     */
    LAST_DIGITS
  }

  /** Names of all columns that are looked at. */
  public Set<String> columns() {
    return anyOf.stream()
        .flatMap(keys -> keys.columns().stream())
        .map(KeyColumn::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether no row can match. */
  public boolean isEmpty() {
    return anyOf.stream().allMatch(keys -> keys.tuples().size() == 0);
  }
}
