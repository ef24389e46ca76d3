package dev.steward.source.jdbc;

import dev.steward.source.JsonPath;
import dev.steward.source.Replacement;
import dev.steward.source.RowChange.Action;
import dev.steward.source.SourceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The columns that a change sets. */
final class CellChanges {
  private CellChanges() {}

  /**
   * In the order of their names, so that the same change makes the same statement. A name that is
   * no column's is a path into the JSON text of the column whose name it begins with; text that is
   * no JSON goes as a whole.
   */
  static List<CellChange> of(
      String attempt, ChangeSql sql, Connection connection, TableFacts table, Action.Set set)
      throws SQLException, SourceException {
    List<CellChange> cells = new ArrayList<>();
    Map<String, Map<JsonPath, Replacement>> parts = new LinkedHashMap<>();
    for (Map.Entry<String, Replacement> each : new TreeMap<>(set.cells()).entrySet()) {
      String name = each.getKey();
      String above = JsonPath.longestAbove(name, table.columns().keySet()).orElse(name);
      if (above.equals(name)) {
        ColumnFacts column = table.column(attempt, name);
        cells.add(CellChange.of(attempt, sql, connection, column, each.getValue()));
      } else if (!set.cells().containsKey(above)) {
        parts
            .computeIfAbsent(above, column -> new LinkedHashMap<>())
            .put(new JsonPath(name.substring(above.length() + 1)), each.getValue());
      }
    }
    for (Map.Entry<String, Map<JsonPath, Replacement>> each : parts.entrySet()) {
      ColumnFacts column = table.column(attempt, each.getKey());
      boolean whole =
          each.getValue().values().stream().allMatch(Replacement.Correction.class::isInstance);
      cells.add(
          whole
              ? CellChange.corrected(attempt, column, inside(each.getValue()))
              : CellChange.computed(attempt, sql, column, inside(each.getValue())));
    }
    return cells;
  }

  private static UnaryOperator<@Nullable String> inside(Map<JsonPath, Replacement> parts) {
    return json -> {
      Optional<String> text = Optional.ofNullable(json);
      for (Map.Entry<JsonPath, Replacement> part : parts.entrySet()) {
        text = text.flatMap(each -> part.getKey().replace(each, part.getValue()));
      }
      return text.orElse(null);
    };
  }
}
