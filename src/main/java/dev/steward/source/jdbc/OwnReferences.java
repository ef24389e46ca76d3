package dev.steward.source.jdbc;

import dev.steward.source.Replacement;
import dev.steward.source.RowChange;
import dev.steward.source.SourceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A table's references to itself. */
final class OwnReferences {
  private final ChangeSql sql;
  private final TableFacts table;
  private final List<RowChange> changes;

  OwnReferences(ChangeSql sql, TableFacts table, List<RowChange> changes) {
    this.sql = sql;
    this.table = table;
    this.changes = changes;
  }

  /**
   * What takes the references from rows that are about to go. A reference that admits no null, or
   * that rows are found by, stays: the database has to delete such rows at once.
   */
  List<CellChange> detached(String attempt, Connection connection)
      throws SQLException, SourceException {
    Set<String> needed = new HashSet<>(table.primaryKey());
    for (RowChange change : changes) {
      for (String name : change.columns()) {
        needed.add(table.column(attempt, name).stored());
      }
      if (change.only().isPresent()) {
        needed.add(table.column(attempt, change.only().get().column()).stored());
      }
    }
    List<CellChange> detached = new ArrayList<>();
    for (List<ColumnFacts> reference : table.ownReferences()) {
      for (ColumnFacts column : reference) {
        if (column.nullable() && !needed.contains(column.stored())) {
          detached.add(CellChange.of(attempt, sql, connection, column, new Replacement.Null()));
          break;
        }
      }
    }
    return detached;
  }
}
