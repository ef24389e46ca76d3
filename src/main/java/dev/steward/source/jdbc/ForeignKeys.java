package dev.steward.source.jdbc;

import dev.steward.source.ForeignKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The foreign keys of a database. For one connection. */
final class ForeignKeys {
  private final Connection connection;
  private final Dialect dialect;
  private final Naming naming;
  private final List<Relation> relations;
  private final Map<Relation, List<String>> columns = new HashMap<>();

  ForeignKeys(Connection connection, Dialect dialect, Naming naming, List<Relation> relations) {
    this.connection = connection;
    this.dialect = dialect;
    this.naming = naming;
    this.relations = relations;
  }

  /** Those between the relations, by table and name. */
  List<ForeignKey> all() throws SQLException {
    List<ForeignKey> all = new ArrayList<>();
    for (Relation relation : relations) {
      if (relation.kind() == Relation.Kind.TABLE) {
        all.addAll(of(relation));
      }
    }
    return all;
  }

  private record Pair(Relation referenced, String from, String to) {}

  private List<ForeignKey> of(Relation relation) throws SQLException {
    String catalog = dialect.catalogOf(connection, relation.schema());
    String schema = dialect.schemaOf(relation.schema());
    Map<String, List<Pair>> byName = new TreeMap<>();
    try (ResultSet keys =
        connection.getMetaData().getImportedKeys(catalog, schema, relation.stored())) {
      while (keys.next()) {
        Optional<Relation> referenced =
            find(
                keys.getString("PKTABLE_NAME"),
                keys.getString("PKTABLE_SCHEM"),
                keys.getString("PKTABLE_CAT"));
        if (referenced.isPresent()) {
          byName
              .computeIfAbsent(String.valueOf(keys.getString("FK_NAME")), it -> new ArrayList<>())
              .add(
                  new Pair(
                      referenced.get(),
                      keys.getString("FKCOLUMN_NAME"),
                      keys.getString("PKCOLUMN_NAME")));
        }
      }
    }
    List<ForeignKey> keys = new ArrayList<>();
    for (List<Pair> pairs : byName.values()) {
      List<String> from = new ArrayList<>();
      List<String> to = new ArrayList<>();
      for (Pair pair : pairs) {
        from.add(naming.reported(pair.from(), columns(relation)));
        to.add(naming.reported(pair.to(), columns(pair.referenced())));
      }
      keys.add(new ForeignKey(relation.name(), from, pairs.get(0).referenced().name(), to));
    }
    return keys;
  }

  private Optional<Relation> find(String stored, String schema, String catalog) {
    return relations.stream()
        .filter(each -> each.stored().equals(stored))
        .filter(
            each ->
                each.schema().isEmpty()
                    || each.schema().equals(schema)
                    || each.schema().equals(catalog))
        .findFirst();
  }

  private List<String> columns(Relation relation) throws SQLException {
    List<String> known = columns.get(relation);
    if (known == null) {
      known = dialect.columns(connection, relation).stream().map(ColumnFacts::stored).toList();
      columns.put(relation, known);
    }
    return known;
  }
}
