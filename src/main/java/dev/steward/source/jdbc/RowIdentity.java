package dev.steward.source.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a row is found again within the transaction that read it.
 *
 * @param selected what to read of the row
 * @param condition with a placeholder for each value read, in order
 * @param columns how each value is read and bound
 * @param unique whether it is one row; otherwise rows that are equal in all that was read
 */
record RowIdentity(
    List<String> selected, String condition, List<KeyColumn> columns, boolean unique) {

  RowIdentity {
    selected = List.copyOf(selected);
    columns = List.copyOf(columns);
  }

  List<@Nullable String> read(ResultSet row, int from) throws SQLException {
    List<@Nullable String> values = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      boolean isNull = row.getObject(from + i) == null;
      values.add(isNull ? null : columns.get(i).read(row, from + i));
    }
    return values;
  }

  Sql of(List<@Nullable String> values) {
    Sql sql = new Sql();
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      KeyColumn column = columns.get(i);
      sql.add(
          "",
          (statement, index) -> {
            if (value == null) {
              statement.setString(index, null);
            } else {
              column.bind(statement, index, value);
            }
          });
    }
    return sql.add(condition);
  }
}
