package dev.steward.source.jdbc;

import dev.steward.source.Replacement;
import dev.steward.source.RowChange.Action;
import dev.steward.source.SourceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The columns that a change sets. */
final class CellChanges {
  private CellChanges() {}

  /** In the order of their names, so that the same change makes the same statement. */
  static List<CellChange> of(
      String attempt, ChangeSql sql, Connection connection, TableFacts table, Action.Set set)
      throws SQLException, SourceException {
    List<CellChange> cells = new ArrayList<>();
    for (Map.Entry<String, Replacement> each : new TreeMap<>(set.cells()).entrySet()) {
      ColumnFacts column = table.column(attempt, each.getKey());
      cells.add(CellChange.of(attempt, sql, connection, column, each.getValue()));
    }
    return cells;
  }
}
