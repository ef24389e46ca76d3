package dev.steward.source.jdbc;

import dev.steward.core.Column;
import dev.steward.core.Suggestion;
import dev.steward.source.Discovery;
import dev.steward.source.ForeignKey;
import dev.steward.source.NewRows;
import dev.steward.source.Source;
import dev.steward.source.SourceException;
import dev.steward.source.Table;
import dev.steward.source.TablePlace;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables and views of a relational database. */
public final class JdbcSource implements Source {
  private final Database database;
  private final NameGlobs globs;
  private volatile @Nullable List<Relation> listed;

  private JdbcSource(Database database) {
    this.database = database;
    this.globs = NameGlobs.of(database.settings().include(), database.settings().exclude());
  }

  /**
   * Connects to a database, once.
   *
   * @throws SourceException where that fails; within seconds, and saying why
   */
  public static JdbcSource open(JdbcSettings settings) throws SourceException {
    return new JdbcSource(Database.open(settings));
  }

  @Override
  public String name() {
    return database.settings().name();
  }

  @Override
  public Discovery discover() throws SourceException {
    List<Relation> relations = relations();
    return new Discovery(
        relations.stream().filter(globs::admits).map(Relation::name).sorted().toList(), List.of());
  }

  /** By the reported name, by the stored one, or by either with its schema; in any case. */
  @Override
  public Table table(String name) throws SourceException {
    String attempt = "Cannot read the metadata of table " + name + " in source " + name();
    Relation relation = relation(attempt, name, relations());
    return database.read(attempt, connection -> describe(connection, attempt, relation));
  }

  private Relation relation(String attempt, String name, List<Relation> relations)
      throws SourceException {
    return Naming.find(relations, Relation::name, name)
        .or(() -> Naming.find(relations, Relation::stored, name))
        .or(() -> Naming.find(relations, Relation::qualified, name))
        .orElseThrow(() -> new SourceException(attempt, absence(relations, name)));
  }

  /** By what was last listed: a database is not asked for each of its tables. */
  @Override
  public TablePlace place(String table) throws SourceException {
    List<Relation> relations = listed;
    if (relations == null || Naming.find(relations, Relation::name, table).isEmpty()) {
      relations = relations();
    }
    Relation relation =
        relation("Cannot find table " + table + " in source " + name(), table, relations);
    return new TablePlace.InDatabase(
        database.settings().url(),
        relation.schema().isEmpty()
            ? List.of(relation.stored())
            : List.of(relation.schema(), relation.stored()));
  }

  @Override
  public List<ForeignKey> foreignKeys() throws SourceException {
    List<Relation> relations = relations().stream().filter(globs::admits).toList();
    return database.read(
        "Cannot list the foreign keys of source " + name(),
        connection ->
            new ForeignKeys(connection, database.dialect(), naming(connection), relations).all());
  }

  @Override
  public Table query(String sql) throws SourceException {
    return JdbcQuery.open(database, sql);
  }

  @Override
  public void replaceRows(String table, List<Column> columns, NewRows rows)
      throws SourceException, IOException {
    new RowReplacement(database, table, columns).replace(rows);
  }

  private String absence(List<Relation> relations, String name) {
    List<String> names = relations.stream().filter(globs::admits).map(Relation::name).toList();
    return "there is no such table" + Suggestion.didYouMean(name, names);
  }

  @Override
  public void close() {
    database.close();
  }

  private List<Relation> relations() throws SourceException {
    String attempt = "Cannot list the tables of source " + name();
    List<Relation> now = list(attempt);
    listed = now;
    return now;
  }

  private List<Relation> list(String attempt) throws SourceException {
    return database.read(
        attempt,
        connection -> {
          List<String> schemas = schemas(connection, attempt);
          Naming naming = naming(connection);
          List<Relation> relations = new ArrayList<>();
          for (String schema : schemas) {
            List<Dialect.Found> found = database.dialect().relations(connection, schema);
            List<String> siblings = found.stream().map(Dialect.Found::stored).toList();
            for (Dialect.Found each : found) {
              String name = naming.reported(each.stored(), siblings);
              if (schemas.size() > 1) {
                name = naming.reported(schema, schemas) + "." + name;
              }
              relations.add(new Relation(schema, each.stored(), name, each.kind()));
            }
          }
          return relations;
        });
  }

  private List<String> schemas(Connection connection, String attempt)
      throws SQLException, SourceException {
    List<String> all = database.dialect().schemas(connection);
    List<String> configured = database.settings().schemas();
    if (configured.isEmpty()) {
      String current = database.dialect().currentSchema(connection);
      return current == null || !all.contains(current) ? all : List.of(current);
    }
    List<String> found = new ArrayList<>();
    for (String schema : configured) {
      found.add(
          Naming.find(all, each -> each, schema)
              .orElseThrow(() -> new SourceException(attempt, "there is no schema " + schema)));
    }
    return found.stream().distinct().toList();
  }

  private static Naming naming(Connection connection) throws SQLException {
    return new Naming(connection.getMetaData().storesUpperCaseIdentifiers());
  }

  private JdbcTable describe(Connection connection, String attempt, Relation relation)
      throws SQLException, SourceException {
    Dialect dialect = database.dialect();
    List<ColumnFacts> facts = dialect.columns(connection, relation);
    if (facts.isEmpty()) {
      throw new SourceException(attempt, "it has no columns, or does not exist any more");
    }
    Naming naming = naming(connection);
    List<String> siblings = facts.stream().map(ColumnFacts::stored).toList();
    List<JdbcColumn> columns = new ArrayList<>();
    for (ColumnFacts each : facts) {
      CellFormat<?> format = dialect.format(each);
      String name = naming.reported(each.stored(), siblings);
      columns.add(
          new JdbcColumn(
              new Column(name, format.type(), each.declared()),
              dialect.cellExpression(each),
              format,
              dialect.lookup(each, format)));
    }
    if (relation.kind() != Relation.Kind.TABLE) {
      String kind = relation.kind() == Relation.Kind.VIEW ? "a view" : "a foreign table";
      return new JdbcTable(
          database,
          relation,
          columns,
          List.of(),
          List.of(kind + ": read as one split; a sample is its first rows"));
    }
    Optional<List<KeyColumn>> key = key(connection, relation, facts);
    List<String> remarks = new ArrayList<>();
    if (key.isEmpty()) {
      remarks.add("no primary key to cut it by: read as one split; a sample is its first rows");
    } else if (!dialect.samplesAnyKey()
        && !key.get().get(0).numeric()
        && dialect.estimatedRows(connection, relation).orElse(0) > SplitPlanner.WALKABLE) {
      remarks.add("a long table whose key is no number: a sample is its first rows");
    }
    return new JdbcTable(database, relation, columns, key.orElse(List.of()), remarks);
  }

  /** The primary key, else the shortest unique index without nulls. */
  private Optional<List<KeyColumn>> key(
      Connection connection, Relation relation, List<ColumnFacts> facts) throws SQLException {
    Dialect dialect = database.dialect();
    Optional<List<KeyColumn>> primary = keyColumns(dialect.primaryKey(connection, relation), facts);
    if (primary.isPresent()) {
      return primary;
    }
    return dialect.uniqueIndexes(connection, relation).entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, List<String>> each) -> each.getValue().size())
                .thenComparing(Map.Entry::getKey))
        .flatMap(each -> keyColumns(each.getValue(), facts).stream())
        .findFirst();
  }

  private Optional<List<KeyColumn>> keyColumns(List<String> names, List<ColumnFacts> facts) {
    List<KeyColumn> key = new ArrayList<>();
    for (String name : names) {
      Optional<KeyColumn> column =
          facts.stream()
              .filter(each -> each.stored().equals(name) && !each.nullable())
              .findFirst()
              .flatMap(database.dialect()::keyColumn);
      if (column.isEmpty()) {
        return Optional.empty();
      }
      key.add(column.get());
    }
    return key.isEmpty() ? Optional.empty() : Optional.of(key);
  }
}
