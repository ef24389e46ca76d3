package dev.steward.source.jdbc;

import dev.steward.source.Reference;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Foreign keys of other tables that refer to a table and do not give way where a row goes. */
final class ReferringKeys {
  private record Key(String table, List<String> columns, List<String> referenced) {}

  private ReferringKeys() {}

  /**
   * @param reported the reported form of a stored name of a column
   */
  static List<Reference> of(
      Connection connection, Dialect dialect, Relation relation, UnaryOperator<String> reported)
      throws SQLException {
    Map<String, Key> found = new LinkedHashMap<>();
    try (ResultSet keys =
        connection
            .getMetaData()
            .getExportedKeys(
                dialect.catalogOf(connection, relation.schema()),
                dialect.schemaOf(relation.schema()),
                relation.stored())) {
      while (keys.next()) {
        int rule = keys.getInt("DELETE_RULE");
        boolean stands =
            rule == DatabaseMetaData.importedKeyNoAction
                || rule == DatabaseMetaData.importedKeyRestrict;
        if (stands && !isOfItself(keys, relation)) {
          String table = keys.getString("FKTABLE_NAME");
          Key key =
              found.computeIfAbsent(
                  table + " " + keys.getString("FK_NAME"),
                  name -> new Key(table, new ArrayList<>(), new ArrayList<>()));
          key.columns().add(reported.apply(keys.getString("FKCOLUMN_NAME")));
          key.referenced().add(reported.apply(keys.getString("PKCOLUMN_NAME")));
        }
      }
    }
    return found.values().stream()
        .map(key -> new Reference(key.table(), key.columns(), key.referenced()))
        .toList();
  }

  private static boolean isOfItself(ResultSet keys, Relation relation) throws SQLException {
    return relation.stored().equals(keys.getString("FKTABLE_NAME"));
  }
}
