package dev.steward.source;

import dev.steward.core.KeyTuples;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to do with the rows that a set of keys names exactly. Of several changes for a row the first
 * counts. Done twice, it leaves the same.
 *
 * @param columns the columns that hold the keys' cells, in order
 * @param only a further condition; empty for none
 */
public record RowChange(
    List<String> columns, KeyTuples keys, Optional<DateCondition> only, Action action) {
  public RowChange {
    columns = List.copyOf(columns);
    if (columns.size() != keys.width()) {
      throw new IllegalArgumentException(
          columns.size() + " columns for keys of " + keys.width() + " cells");
    }
  }

  /**
   * Rows by a date column (a timestamp counts by its day).
   *
   * @param last with {@code reached}, rows whose date is that day or before it; without, all other
   *     rows: with a later date, none, or one that cannot be read
   */
  public record DateCondition(String column, LocalDate last, boolean reached) {
    /** Whether each row is either of this condition or of the other. */
    public boolean isOppositeOf(DateCondition other) {
      return column.equals(other.column) && last.equals(other.last) && reached != other.reached;
    }
  }

  /** What happens to a row. */
  public sealed interface Action {
    /** It goes. */
    record Delete() implements Action {}

    /**
     * It stays, with other cells.
     *
     * @param cells by column; a path may go into a nested column, or into JSON text
     */
    record Set(Map<String, Replacement> cells) implements Action {
      public Set {
        cells = Map.copyOf(cells);
      }
    }
  }
}
