package dev.steward.source.jdbc;

import dev.steward.core.KeyTuples;
import dev.steward.source.Replacement;
import dev.steward.source.RowChange;
import dev.steward.source.RowChange.Action;
import dev.steward.source.RowChange.DateCondition;
import dev.steward.source.RowChanger;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.source.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Words that the tests of changes share. */
final class Changing {
  static final RowChanger.Guard FREE = () -> {};

  private Changing() {}

  static KeyTuples keys(String... keys) {
    KeyTuples.Builder builder = KeyTuples.builder(1);
    for (String key : keys) {
      builder.add(key);
    }
    return builder.build();
  }

  static RowChange delete(String column, String... keys) {
    return delete(List.of(column), keys(keys));
  }

  static RowChange delete(List<String> columns, KeyTuples keys) {
    return new RowChange(columns, keys, Optional.empty(), new Action.Delete());
  }

  static RowChange set(Map<String, Replacement> cells, String column, String... keys) {
    return new RowChange(List.of(column), keys(keys), Optional.empty(), new Action.Set(cells));
  }

  static RowChange only(RowChange change, DateCondition condition) {
    return new RowChange(change.columns(), change.keys(), Optional.of(condition), change.action());
  }

  /** Does all units; returns the rows changed by each change. */
  static List<Long> change(Table table, RowChange... changes) throws SourceException {
    return change(table.changer(), FREE, changes);
  }

  static List<Long> change(RowChanger changer, RowChanger.Guard guard, RowChange... changes)
      throws SourceException {
    List<RowChange> all = Arrays.asList(changes);
    long[] sums = new long[changes.length];
    for (Split unit : changer.plan(all)) {
      List<Long> counts = changer.apply(unit, all, guard).changed();
      for (int i = 0; i < sums.length; i++) {
        sums[i] += counts.get(i);
      }
    }
    changer.sweep();
    return Arrays.stream(sums).boxed().toList();
  }

  /** The rows of a query, cells parted by bars. */
  static List<String> rows(Connection connection, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      int width = found.getMetaData().getColumnCount();
      while (found.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          cells.add(String.valueOf(found.getString(i)));
        }
        rows.add(String.join("|", cells));
      }
    }
    return rows;
  }
}
