package dev.steward.source.jdbc;

import dev.steward.source.SourceException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What has to be known of a table to change it.
 *
 * @param columns by their reported names
 * @param primaryKey stored names, in the key's order
 * @param generated stored names of columns that the database computes
 * @param ownReferences columns of each foreign key that refers to the table itself
 */
record TableFacts(
    Relation relation,
    Map<String, ColumnFacts> columns,
    List<String> primaryKey,
    Set<String> generated,
    List<List<ColumnFacts>> ownReferences) {

  static TableFacts read(Connection connection, ChangeSql sql, Relation relation)
      throws SQLException {
    Dialect dialect = sql.dialect;
    Naming naming = new Naming(connection.getMetaData().storesUpperCaseIdentifiers());
    List<ColumnFacts> facts = sql.columns(connection, relation);
    List<String> siblings = facts.stream().map(ColumnFacts::stored).toList();
    Map<String, ColumnFacts> columns = new LinkedHashMap<>();
    facts.forEach(each -> columns.put(naming.reported(each.stored(), siblings), each));
    return new TableFacts(
        relation,
        columns,
        dialect.primaryKey(connection, relation),
        generated(connection, dialect, relation),
        ownReferences(connection, dialect, relation, facts));
  }

  ColumnFacts column(String attempt, String name) throws SourceException {
    ColumnFacts column = columns.get(name);
    if (column == null) {
      throw new SourceException(attempt, "there is no column " + name);
    }
    return column;
  }

  ColumnFacts stored(String name) {
    return columns.values().stream()
        .filter(each -> each.stored().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> generated(Connection connection, Dialect dialect, Relation relation)
      throws SQLException {
    String catalog = dialect.catalogOf(connection, relation.schema());
    String schema = dialect.schemaOf(relation.schema());
    Set<String> generated = new HashSet<>();
    try (ResultSet columns =
        connection.getMetaData().getColumns(catalog, schema, relation.stored(), "%")) {
      while (columns.next()) {
        if (relation.stored().equals(columns.getString("TABLE_NAME"))
            && "YES".equals(columns.getString("IS_GENERATEDCOLUMN"))) {
          generated.add(columns.getString("COLUMN_NAME"));
        }
      }
    }
    return generated;
  }

  private static List<List<ColumnFacts>> ownReferences(
      Connection connection, Dialect dialect, Relation relation, List<ColumnFacts> facts)
      throws SQLException {
    String catalog = dialect.catalogOf(connection, relation.schema());
    String schema = dialect.schemaOf(relation.schema());
    Map<String, List<ColumnFacts>> references = new LinkedHashMap<>();
    try (ResultSet keys =
        connection.getMetaData().getImportedKeys(catalog, schema, relation.stored())) {
      while (keys.next()) {
        if (relation.stored().equals(keys.getString("PKTABLE_NAME"))
            && same(keys.getString("PKTABLE_SCHEM"), keys.getString("FKTABLE_SCHEM"))
            && same(keys.getString("PKTABLE_CAT"), keys.getString("FKTABLE_CAT"))) {
          String column = keys.getString("FKCOLUMN_NAME");
          facts.stream()
              .filter(each -> each.stored().equals(column))
              .forEach(references.computeIfAbsent(name(keys), n -> new ArrayList<>())::add);
        }
      }
    }
    return List.copyOf(references.values());
  }

  private static String name(ResultSet keys) throws SQLException {
    return String.valueOf(keys.getString("FK_NAME"));
  }

  private static boolean same(String one, String other) {
    return one == null ? other == null : one.equals(other);
  }
}
