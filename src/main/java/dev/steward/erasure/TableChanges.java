package dev.steward.erasure;

import dev.steward.core.TableRef;
import java.util.List;

/**
 * What happens to the rows of a table.
 *
 * @param rank tables of a lower rank are changed before: rows that refer before those they refer to
 * @param rows of the table when it was planned; −1 where unknown
 */
record TableChanges(TableRef table, int rank, long rows, List<PlannedChange> changes) {
  TableChanges {
    changes = List.copyOf(changes);
  }
}
