package dev.steward.source.jdbc;

import dev.steward.core.KeyCell;
import dev.steward.source.RowChange;
import dev.steward.source.RowChange.Action;
import dev.steward.source.RowChange.DateCondition;
import dev.steward.source.SourceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What one transaction does. */
final class UnitOfChange {
  /** Keys whose rows are read at once, where they have to be. */
  private static final int KEYS_READ = 500;

  private final String attempt;
  private final Connection connection;
  private final ChangeSql sql;
  private final TableFacts table;
  private final List<RowChange> changes;
  private final long[] changed;

  UnitOfChange(
      String attempt,
      Connection connection,
      ChangeSql sql,
      TableFacts table,
      List<RowChange> changes) {
    this.attempt = attempt;
    this.connection = connection;
    this.sql = sql;
    this.table = table;
    this.changes = changes;
    this.changed = new long[changes.size()];
  }

  /** Rows changed so far, by change. */
  List<Long> changed() {
    return java.util.Arrays.stream(changed).boxed().toList();
  }

  /**
   * All changes. Rows that are to be deleted lose their references to one another first, so that
   * they may go in any order; a row that stays and refers to one of them still forbids it.
   */
  void all() throws SQLException, SourceException {
    List<CellChange> detached =
        new OwnReferences(sql, table, changes).detached(attempt, connection);
    for (int i = 0; i < changes.size(); i++) {
      if (changes.get(i).action() instanceof Action.Delete && !detached.isEmpty()) {
        whole(i, new RowChangeSql(sql, table.relation(), detached));
      }
    }
    for (int i = 0; i < changes.size(); i++) {
      changed[i] += whole(i, statement(i));
    }
  }

  private long whole(int change, RowChangeSql statement) throws SQLException, SourceException {
    int size = changes.get(change).keys().size();
    // one statement may delete rows that refer to one another, where the database looks at its end
    int step = sql.checksReferencesRowByRow() ? sql.keysAtOnce() : Math.max(1, size);
    long rows = 0;
    for (int from = 0; from < size; from += step) {
      rows += exact(change, from, Math.min(size, from + step), statement);
    }
    return rows + padded(change, statement);
  }

  /** The keys of a range of positions, as they are. */
  void exact(int change, int from, int to) throws SQLException, SourceException {
    changed[change] += exact(change, from, to, statement(change));
  }

  /** Keys that have space around them in the table. */
  void padded(int change) throws SQLException, SourceException {
    changed[change] += padded(change, statement(change));
  }

  private RowChangeSql statement(int change) throws SQLException, SourceException {
    List<CellChange> cells =
        changes.get(change).action() instanceof Action.Set set
            ? CellChanges.of(attempt, sql, connection, table, set)
            : List.of();
    return new RowChangeSql(sql, table.relation(), cells);
  }

  private long exact(int change, int from, int to, RowChangeSql statement)
      throws SQLException, SourceException {
    RowChange own = changes.get(change);
    List<ColumnFacts> columns = columns(own);
    List<Integer> elsewhere = rivals(change, false);
    List<Integer> alike = rivals(change, true);
    boolean reads = statement.computes() || !elsewhere.isEmpty() || readsCondition(own);
    List<Object[]> plain = new ArrayList<>();
    List<Object[]> contested = new ArrayList<>();
    for (int tuple = from; tuple < to; tuple++) {
      Optional<Object[]> key = key(own, columns, tuple);
      Contest contest = contest(own, tuple, alike);
      if (key.isPresent() && contest != Contest.LOST) {
        (reads || contest == Contest.OPEN ? contested : plain).add(key.get());
      }
    }
    long rows = 0;
    if (!plain.isEmpty()) {
      rows += statement.of(where(own, sql.among(columns, plain)), List.of()).update(connection);
    }
    elsewhere.addAll(alike);
    for (int i = 0; i < contested.size(); i += KEYS_READ) {
      List<Object[]> some = contested.subList(i, Math.min(contested.size(), i + KEYS_READ));
      rows +=
          rowByRow(change, elsewhere, false).apply(where(own, sql.among(columns, some)), statement);
    }
    return rows;
  }

  private long padded(int change, RowChangeSql statement) throws SQLException, SourceException {
    RowChange own = changes.get(change);
    List<Sql> terms = new ArrayList<>();
    for (ColumnFacts column : columns(own)) {
      sql.padded(column).ifPresent(term -> terms.add(new Sql().add(term)));
    }
    if (terms.isEmpty() || own.keys().size() == 0) {
      return 0;
    }
    Sql where = where(own, new Sql().add("(").add(Sql.joined("OR", terms)).add(")"));
    List<Integer> rivals = rivals(change, false);
    rivals.addAll(rivals(change, true));
    return rowByRow(change, rivals, true).apply(where, statement);
  }

  private RowByRow rowByRow(int change, List<Integer> rivals, boolean checksKeys)
      throws SourceException {
    return new RowByRow(
        attempt,
        connection,
        sql,
        table,
        changes.get(change),
        checksKeys,
        rivals.stream().map(changes::get).collect(Collectors.toList()));
  }

  private Sql where(RowChange change, Sql rows) throws SourceException {
    if (change.only().isEmpty() || readsCondition(change)) {
      return rows;
    }
    DateCondition only = change.only().get();
    return rows.add(" AND (").add(sql.on(table.column(attempt, only.column()), only)).add(")");
  }

  private boolean readsCondition(RowChange change) throws SourceException {
    return change.only().isPresent()
        && RowByRow.readsText(sql, table.column(attempt, change.only().get().column()));
  }

  private List<ColumnFacts> columns(RowChange change) throws SourceException {
    List<ColumnFacts> columns = new ArrayList<>();
    for (String name : change.columns()) {
      columns.add(table.column(attempt, name));
    }
    return columns;
  }

  private Optional<Object[]> key(RowChange change, List<ColumnFacts> columns, int tuple) {
    Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      Optional<Object> value = sql.key(columns.get(i), change.keys().cell(tuple, i));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values[i] = value.get();
    }
    return Optional.of(values);
  }

  /** Whose the rows of a key are, of this change's and those before it over the same columns. */
  private enum Contest {
    WON,
    LOST,
    OPEN
  }

  private Contest contest(RowChange own, int tuple, List<Integer> alike) {
    Contest contest = Contest.WON;
    for (int rival : alike) {
      KeyCell[] cells = new KeyCell[own.columns().size()];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = new KeyCell();
        cells[i].text(own.keys().text(tuple, i));
      }
      if (changes.get(rival).keys().find(cells) >= 0) {
        if (changes.get(rival).only().isEmpty()) {
          return Contest.LOST;
        }
        contest = Contest.OPEN;
      }
    }
    return contest;
  }

  /** Changes before this one that may have a row of its. */
  private List<Integer> rivals(int change, boolean overTheSameColumns) {
    RowChange own = changes.get(change);
    return IntStream.range(0, change)
        .filter(i -> changes.get(i).columns().equals(own.columns()) == overTheSameColumns)
        .filter(i -> isRival(changes.get(i), own, overTheSameColumns))
        .boxed()
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static boolean isRival(RowChange earlier, RowChange own, boolean overTheSameColumns) {
    boolean bothDelete =
        earlier.action() instanceof Action.Delete && own.action() instanceof Action.Delete;
    boolean apart =
        earlier.only().isPresent()
            && own.only().isPresent()
            && earlier.only().get().isOppositeOf(own.only().get());
    return earlier.keys().size() > 0 && !apart && (overTheSameColumns || !bothDelete);
  }
}
