package dev.steward.source.jdbc;

import dev.steward.core.Column;
import dev.steward.core.TableRef;
import dev.steward.source.KeyFilter;
import dev.steward.source.MatchingRows;
import dev.steward.source.Reference;
import dev.steward.source.RowChanger;
import dev.steward.source.RowCursor;
import dev.steward.source.ScanScope;
import dev.steward.source.SourceChangedException;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.source.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

final class JdbcTable implements Table {
  /** To read so many rows takes as long as to look one up. */
  private static final long ROWS_WORTH_A_LOOKUP = 20;

  private final Database database;
  private final Relation relation;
  private final List<JdbcColumn> columns;
  private final List<KeyColumn> key;
  private final List<String> remarks;
  private @Nullable OptionalLong rows;

  JdbcTable(
      Database database,
      Relation relation,
      List<JdbcColumn> columns,
      List<KeyColumn> key,
      List<String> remarks) {
    this.database = database;
    this.relation = relation;
    this.columns = List.copyOf(columns);
    this.key = List.copyOf(key);
    this.remarks = List.copyOf(remarks);
  }

  @Override
  public TableRef ref() {
    return new TableRef(database.settings().name(), relation.name());
  }

  @Override
  public List<Column> columns() {
    return columns.stream().map(JdbcColumn::column).toList();
  }

  /** Views and foreign tables are not counted: that may be as long as reading them. */
  @Override
  public synchronized OptionalLong rows() throws SourceException {
    if (rows == null) {
      rows =
          relation.kind() == Relation.Kind.TABLE
              ? database.read("Cannot count the rows of " + ref(), this::count)
              : OptionalLong.empty();
    }
    return rows;
  }

  @Override
  public List<String> key() {
    return key.stream()
        .flatMap(each -> Naming.find(columns(), Column::name, each.name()).stream())
        .map(Column::name)
        .toList();
  }

  @Override
  public List<Reference> referredBy() throws SourceException {
    return database.read(
        "Cannot read the metadata of " + ref(),
        connection -> {
          Naming naming = new Naming(connection.getMetaData().storesUpperCaseIdentifiers());
          return ReferringKeys.of(
              connection,
              database.dialect(),
              relation,
              stored -> naming.reported(stored, List.of()));
        });
  }

  @Override
  public List<String> remarks() {
    return remarks;
  }

  @Override
  public List<Split> plan(ScanScope scope) throws SourceException {
    OptionalLong known = rows();
    return database.read(
        "Cannot plan the reading of " + ref(),
        connection -> {
          KeyIndex index = new KeyIndex(connection, database.dialect(), relation, key);
          long splitRows = database.settings().splitRows();
          return new SplitPlanner(index, key, known, splitRows).plan(scope);
        });
  }

  /** Batches of keys where an index finds them, the splits of the whole table where none does. */
  @Override
  public List<Split> plan(KeyFilter filter) throws SourceException {
    if (filter.isEmpty()) {
      return List.of();
    }
    return isFoundByIndex(filter) ? SearchPart.of(filter) : plan(new ScanScope.Full());
  }

  private boolean isFoundByIndex(KeyFilter filter) throws SourceException {
    long known = rows().orElse(-1);
    long keys = filter.anyOf().stream().mapToLong(each -> each.tuples().size()).sum();
    if (known < 0 || keys > known / ROWS_WORTH_A_LOOKUP) {
      return false;
    }
    Map<String, Lookup> lookups = lookups();
    Set<String> indexed =
        database.read(
            "Cannot plan the reading of " + ref(),
            connection -> database.dialect().indexedColumns(connection, relation));
    return filter.anyOf().stream().allMatch(each -> isFoundByIndex(each, lookups, indexed));
  }

  private static boolean isFoundByIndex(
      KeyFilter.Keys keys, Map<String, Lookup> lookups, Set<String> indexed) {
    for (int i = 0; i < keys.columns().size(); i++) {
      Lookup lookup = lookups.get(keys.columns().get(i).name());
      if (lookup != null
          && keys.columns().get(i).comparison() == KeyFilter.Comparison.EXACT
          && indexed.contains(lookup.stored())
          && lookup.comparesAsStored(keys.tuples(), i)) {
        return true;
      }
    }
    return keys.tuples().size() == 0;
  }

  private Map<String, Lookup> lookups() {
    Map<String, Lookup> lookups = new HashMap<>();
    columns.forEach(
        each -> each.lookup().ifPresent(lookup -> lookups.put(each.column().name(), lookup)));
    return lookups;
  }

  @Override
  public RowCursor read(Split split, Set<String> names) throws SourceException {
    return read(split, range(split), names, Optional.empty(), true);
  }

  @Override
  public RowCursor readInAnyOrder(Split split, Set<String> names) throws SourceException {
    KeyRange range = range(split);
    boolean firstOnes = range.limit() > 0;
    return read(split, range, names, Optional.empty(), firstOnes);
  }

  @Override
  public RowCursor read(Split split, Set<String> names, KeyFilter filter) throws SourceException {
    if (SearchPart.isIn(split)) {
      SearchPart part = SearchPart.of(attempt(split), split);
      Optional<SearchCondition> condition = condition(List.of(part.keys(filter)));
      RowCursor cursor = read(split, KeyRange.whole(key, 0), names, condition, true);
      return new MatchingRows(cursor, filter, part::holds);
    }
    RowCursor cursor = read(split, range(split), names, condition(filter.anyOf()), true);
    return new MatchingRows(cursor, filter);
  }

  private Optional<SearchCondition> condition(List<KeyFilter.Keys> anyOf) {
    return SearchCondition.of(database.dialect(), lookups(), anyOf);
  }

  private String attempt(Split split) {
    return "Cannot read " + ref() + ", " + split.place();
  }

  private KeyRange range(Split split) throws SourceChangedException {
    KeyRange range = KeyRange.ofPayload(attempt(split), split.payload());
    if (!range.key().equals(key)) {
      throw new SourceChangedException(
          attempt(split), "the table has another key than when planned");
    }
    return range;
  }

  private RowCursor read(
      Split split,
      KeyRange range,
      Set<String> names,
      Optional<SearchCondition> search,
      boolean ordered)
      throws SourceException {
    String attempt = attempt(split);
    List<JdbcColumn> wanted = wanted(attempt, names);
    RangeQuery query =
        new RangeQuery(database.dialect(), relation, key, range, wanted, search, ordered);
    Connection connection = database.connection();
    try {
      QueriedRows rows = query.run(connection, database.settings().fetchSize());
      long limit = range.limit() > 0 ? range.limit() : Long.MAX_VALUE;
      return new JdbcCursor(database, connection, rows, wanted, attempt, split.place(), limit);
    } catch (SQLException e) {
      close(connection);
      throw JdbcFaults.reading(attempt, e);
    } catch (RuntimeException e) {
      close(connection);
      throw JdbcFaults.unforeseen(attempt, e);
    }
  }

  @Override
  public RowChanger changer() throws SourceException {
    return JdbcChanger.open(database, relation, ref());
  }

  private List<JdbcColumn> wanted(String attempt, Set<String> names) throws SourceException {
    Set<String> missing = new LinkedHashSet<>(names);
    List<JdbcColumn> wanted = new ArrayList<>();
    for (JdbcColumn each : columns) {
      if (missing.remove(each.column().name())) {
        wanted.add(each);
      }
    }
    if (!missing.isEmpty()) {
      throw new SourceChangedException(
          attempt, "these columns do not exist any more: " + String.join(", ", missing));
    }
    return wanted;
  }

  private OptionalLong count(Connection connection) throws SQLException {
    OptionalLong estimate = database.dialect().estimatedRows(connection, relation);
    if (estimate.isEmpty() || estimate.getAsLong() > SplitPlanner.WALKABLE) {
      return estimate;
    }
    return Dialect.number(connection, "SELECT COUNT(*)" + database.dialect().from(relation));
  }

  private static void close(Connection connection) {
    try (connection) {
      connection.rollback();
    } catch (SQLException e) {
      // the failure that led here is the one to tell
    }
  }

  @Override
  public String toString() {
    return "JdbcTable[" + ref() + "]";
  }
}
