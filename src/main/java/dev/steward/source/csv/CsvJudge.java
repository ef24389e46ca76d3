package dev.steward.source.csv;

import dev.steward.core.KeyCell;
import dev.steward.source.CellDate;
import dev.steward.source.RowChange;
import dev.steward.source.RowChange.DateCondition;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells which change a record is of. For one thread. */
final class CsvJudge {
  private static final int NONE = -1;

  private final CsvFile file;
  private final Map<String, @Nullable String> constants;
  private final List<RowChange> changes;
  private final Pattern apart;

  /**
   * @param constants cells that the file's folders tell, by column
   */
  CsvJudge(CsvFile file, Map<String, @Nullable String> constants, List<RowChange> changes) {
    this.file = file;
    this.constants = constants;
    this.changes = changes;
    this.apart =
        Pattern.compile(
            "[\\r\\n"
                + Pattern.quote(String.valueOf(file.format().delimiter()))
                + Pattern.quote(String.valueOf(file.format().quote()))
                + "]");
  }

  /** Whether a record of the file may be of the change. */
  boolean mayMatch(RowChange change) {
    return change.keys().size() > 0
        && change.columns().stream()
            .allMatch(name -> file.names().contains(name) || constants.containsKey(name));
  }

  /** The position of the first change that names the record; −1 for none. */
  int change(String[] cells) {
    for (int i = 0; i < changes.size(); i++) {
      RowChange change = changes.get(i);
      if (mayMatch(change) && names(change, cells) && meets(change, cells)) {
        return i;
      }
    }
    return NONE;
  }

  private boolean names(RowChange change, String[] cells) {
    KeyCell[] key = new KeyCell[change.columns().size()];
    for (int i = 0; i < key.length; i++) {
      String cell = cell(change.columns().get(i), cells);
      key[i] = new KeyCell();
      if (cell == null || !key[i].text(cell)) {
        return false;
      }
    }
    return change.keys().find(key) >= 0;
  }

  private boolean meets(RowChange change, String[] cells) {
    if (change.only().isEmpty()) {
      return true;
    }
    DateCondition only = change.only().get();
    return CellDate.meets(only, cell(only.column(), cells));
  }

  private @Nullable String cell(String column, String[] cells) {
    int position = file.names().indexOf(column);
    if (position < 0) {
      return constants.get(column);
    }
    return position < cells.length && !cells[position].isEmpty() ? cells[position] : null;
  }

  /**
   * Whether a record whose cells cannot be told apart for certain holds what is a cell of a key
   * somewhere.
   */
  boolean mayBeNamed(String record) {
    for (String part : apart.split(record)) {
      KeyCell cell = new KeyCell();
      if (cell.text(part) && isOfAKey(cell)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOfAKey(KeyCell cell) {
    for (RowChange change : changes) {
      if (change.keys().width() == 1) {
        if (change.keys().find(cell) >= 0) {
          return true;
        }
      } else if (holdsFirst(change, cell)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsFirst(RowChange change, KeyCell cell) {
    byte[] wanted = cell.copy();
    for (int tuple = 0; tuple < change.keys().size(); tuple++) {
      if (java.util.Arrays.equals(change.keys().cell(tuple, 0), wanted)) {
        return true;
      }
    }
    return false;
  }
}
