package dev.steward.source;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.KeyCell;
import dev.steward.core.KeyTuples;
import dev.steward.core.RowBatch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells exactly which rows a filter names, and by which keys. Allocates nothing for rows that it
 * does not name. For one thread, and one cursor after another.
 *
 * <p>A list matches by any of its elements. Where a key has several cells, those of lists of the
 * same length belong together by their position, a cell outside of lists belongs to each, and lists
 * of different lengths match nothing. Null is no key.
 */
public final class KeyMatch {
  private final List<Alternative> alternatives = new ArrayList<>();

  /** Is told by which keys a row is named. */
  @FunctionalInterface
  public interface Hit {
    /**
     * @param alternative position in {@link KeyFilter#anyOf}
     * @param tuple position in its keys
     */
    void by(int alternative, int tuple);
  }

  /**
   * @param columns those of the batches, in order; where they lack one of the filter's, its
   *     alternatives match nothing
   */
  public KeyMatch(KeyFilter filter, List<Column> columns) {
    List<String> names = columns.stream().map(Column::name).toList();
    for (KeyFilter.Keys keys : filter.anyOf()) {
      int[] positions =
          keys.columns().stream().mapToInt(column -> names.indexOf(column.name())).toArray();
      alternatives.add(new Alternative(keys, positions));
    }
  }

  /** Goes on with the next batch. */
  public void open(RowBatch batch) {
    for (Alternative each : alternatives) {
      each.open(batch);
    }
  }

  /**
   * Whether the filter may name any row whose cells are among some values.
   *
   * @param values by column; null where any value may come
   */
  public boolean mayName(List<? extends @Nullable ColumnVector> values) {
    for (Alternative each : alternatives) {
      if (each.isAmong(values)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the filter names a row. */
  public boolean names(int row) {
    for (Alternative each : alternatives) {
      if (each.find(row)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Tells all keys that name a row; one that several elements of a list hold may be told as often.
   */
  public void find(int row, Hit hit) {
    for (int i = 0; i < alternatives.size(); i++) {
      alternatives.get(i).find(row, i, hit);
    }
  }

  /** One set of keys and the cells of its columns. */
  private static final class Alternative {
    private static final ColumnVector ABSENT = new ColumnVector.Longs(0, new long[0], null);
    private static final Hit NOBODY = (alternative, tuple) -> {};

    private final KeyTuples tuples;
    private final int[] positions;
    private final CellForms[] forms;
    private final KeyCell[] cells;

    Alternative(KeyFilter.Keys keys, int[] positions) {
      this.tuples = keys.tuples();
      this.positions = positions;
      this.forms = new CellForms[positions.length];
      this.cells = new KeyCell[positions.length];
      for (int column = 0; column < forms.length; column++) {
        KeyTuples own = positions.length == 1 ? tuples : tuples.column(column);
        forms[column] = new CellForms(keys.columns().get(column).comparison(), own);
      }
    }

    void open(RowBatch batch) {
      for (int i = 0; i < positions.length; i++) {
        forms[i].open(positions[i] < 0 ? null : batch.columns().get(positions[i]));
      }
    }

    boolean isAmong(List<? extends @Nullable ColumnVector> values) {
      for (int i = 0; i < positions.length; i++) {
        ColumnVector known = positions[i] < 0 ? ABSENT : values.get(positions[i]);
        if (known != null && !forms[i].isAmong(known)) {
          return false;
        }
      }
      return true;
    }

    boolean find(int row) {
      return find(row, 0, NOBODY);
    }

    boolean find(int row, int alternative, Hit hit) {
      int length = length(row);
      boolean found = false;
      for (int element = 0; element < length; element++) {
        found |= find(row, element, 0, alternative, hit);
      }
      return found;
    }

    /** Number of elements that the row's lists have in common, 1 without lists. */
    private int length(int row) {
      int length = -1;
      for (CellForms each : forms) {
        if (each.isRepeated()) {
          int count = each.count(row);
          if (length >= 0 && count != length) {
            return 0;
          }
          length = count;
        }
      }
      return length < 0 ? 1 : length;
    }

    private boolean find(int row, int element, int column, int alternative, Hit hit) {
      if (column == forms.length) {
        int tuple = tuples.find(cells);
        if (tuple >= 0) {
          hit.by(alternative, tuple);
        }
        return tuple >= 0;
      }
      CellForms form = forms[column];
      int count = form.read(form.first(row) + (form.isRepeated() ? element : 0));
      boolean found = false;
      for (int i = 0; i < count; i++) {
        cells[column] = form.form(i);
        found |= find(row, element, column + 1, alternative, hit);
      }
      return found;
    }
  }
}
