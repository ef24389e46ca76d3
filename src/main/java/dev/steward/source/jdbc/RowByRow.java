package dev.steward.source.jdbc;

import dev.steward.core.ColumnVector;
import dev.steward.core.DataType;
import dev.steward.core.KeyCell;
import dev.steward.source.CellDate;
import dev.steward.source.RowChange;
import dev.steward.source.RowChange.DateCondition;
import dev.steward.source.SourceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads rows, locks them, decides about each, and changes it. */
final class RowByRow {
  private static final int ROWS_AT_ONCE = 1000;

  private final String attempt;
  private final Connection connection;
  private final ChangeSql sql;
  private final TableFacts table;
  private final RowChange own;
  private final boolean checksKeys;
  private final List<RowChange> rivals;
  private final Map<String, Integer> positions = new LinkedHashMap<>();
  private final List<Cells<?>> cells = new ArrayList<>();

  /**
   * @param checksKeys whether the rows may be others than those of the change's keys
   * @param rivals changes whose rows are left alone
   */
  RowByRow(
      String attempt,
      Connection connection,
      ChangeSql sql,
      TableFacts table,
      RowChange own,
      boolean checksKeys,
      List<RowChange> rivals)
      throws SourceException {
    this.attempt = attempt;
    this.connection = connection;
    this.sql = sql;
    this.table = table;
    this.own = own;
    this.checksKeys = checksKeys;
    this.rivals = rivals;
    for (RowChange change : deciding()) {
      for (String name : change.columns()) {
        if (!positions.containsKey(name)) {
          positions.put(name, cells.size());
          cells.add(Cells.of(sql.dialect, table.column(attempt, name)));
        }
      }
    }
  }

  /** Whether a condition's column is text, which is read here rather than by the database. */
  static boolean readsText(ChangeSql sql, ColumnFacts column) {
    return sql.dialect.format(column).type() == DataType.TEXT;
  }

  /** A row to be changed. */
  private record Found(List<@Nullable String> identity, List<@Nullable String> cells) {
    @Override
    public String toString() {
      return "Found[" + identity.size() + ", " + cells.size() + "]";
    }
  }

  /** A row before its key was looked at. */
  private record Candidate(Found row, List<Boolean> conditions) {}

  /** Returns the number of rows changed. */
  long apply(Sql where, RowChangeSql statement) throws SQLException, SourceException {
    RowIdentity identity = identity(statement);
    List<Found> rows = find(identity, where, statement.computed());
    long changed = 0;
    ValueText values = new ValueText(sql, connection);
    Map<String, Batch> batches = new LinkedHashMap<>();
    for (Found row : rows) {
      List<CellChange.NewText> made = new ArrayList<>();
      for (int i = 0; i < row.cells().size(); i++) {
        made.add(statement.computed().get(i).of(values, row.cells().get(i)));
      }
      if (statement.leaves(made)) {
        continue;
      }
      Sql change = statement.of(identity.of(row.identity()), made);
      Batch batch = batches.get(change.text());
      if (batch == null) {
        batch = new Batch(connection.prepareStatement(change.text()));
        batches.put(change.text(), batch);
      }
      changed += batch.add(change);
    }
    for (Batch batch : batches.values()) {
      changed += batch.finish();
    }
    return changed;
  }

  private RowIdentity identity(RowChangeSql statement) throws SourceException {
    Map<String, ColumnFacts> known = new LinkedHashMap<>();
    for (RowChange change : allChanges()) {
      for (String name : change.columns()) {
        known.put(name, table.column(attempt, name));
      }
      if (change.only().isPresent()) {
        String name = change.only().get().column();
        known.put(name, table.column(attempt, name));
      }
    }
    for (CellChange.Computed cell : statement.computed()) {
      known.put("computed " + cell.column().stored(), cell.column());
    }
    Optional<RowIdentity> identity =
        sql.identity(table, known.values().stream().distinct().toList());
    return identity.orElseThrow(
        () ->
            new SourceException(
                attempt, "rows of a table without primary key cannot be told apart here"));
  }

  private List<RowChange> allChanges() {
    List<RowChange> all = new ArrayList<>(rivals);
    all.add(own);
    return all;
  }

  private List<RowChange> deciding() {
    return checksKeys ? allChanges() : rivals;
  }

  /** Changes whose conditions are told apart here; the own one's is part of the query elsewhere. */
  private List<DateCondition> conditions() throws SourceException {
    List<DateCondition> conditions = new ArrayList<>();
    for (RowChange rival : rivals) {
      rival.only().ifPresent(conditions::add);
    }
    if (own.only().isPresent()
        && readsText(sql, table.column(attempt, own.only().get().column()))) {
      conditions.add(own.only().get());
    }
    return conditions;
  }

  private List<Found> find(RowIdentity identity, Sql where, List<CellChange.Computed> computed)
      throws SQLException, SourceException {
    List<DateCondition> conditions = conditions();
    Sql query = query(identity, conditions, where, computed);
    List<Found> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(query.text())) {
      statement.setFetchSize(ROWS_AT_ONCE);
      query.bind(statement);
      try (ResultSet row = statement.executeQuery()) {
        List<Candidate> some = new ArrayList<>();
        while (row.next()) {
          some.add(candidate(row, identity, conditions, computed.size()));
          if (some.size() == ROWS_AT_ONCE) {
            decide(some, conditions, found);
          }
        }
        decide(some, conditions, found);
      }
    }
    return found;
  }

  private Sql query(
      RowIdentity identity,
      List<DateCondition> conditions,
      Sql where,
      List<CellChange.Computed> computed)
      throws SourceException {
    Sql query = new Sql().add("SELECT " + String.join(", ", identity.selected()));
    cells.forEach(each -> query.add(", " + each.expression()));
    for (DateCondition condition : conditions) {
      ColumnFacts column = table.column(attempt, condition.column());
      if (readsText(sql, column)) {
        query.add(", " + sql.dialect.cellExpression(column));
      } else {
        query.add(", CASE WHEN ").add(sql.on(column, condition)).add(" THEN 1 ELSE 0 END");
      }
    }
    computed.forEach(each -> query.add(", " + sql.whole(each.column())));
    return query.add(sql.dialect.from(table.relation())).add(" WHERE ").add(where).add(sql.lock());
  }

  private Candidate candidate(
      ResultSet row, RowIdentity identity, List<DateCondition> conditions, int computed)
      throws SQLException, SourceException {
    int next = 1;
    List<@Nullable String> place = identity.read(row, next);
    next += identity.selected().size();
    for (Cells<?> each : cells) {
      each.move(row, next++);
    }
    List<Boolean> holds = new ArrayList<>();
    for (DateCondition condition : conditions) {
      holds.add(
          readsText(sql, table.column(attempt, condition.column()))
              ? CellDate.meets(condition, row.getString(next))
              : row.getInt(next) == 1);
      next++;
    }
    List<@Nullable String> texts = new ArrayList<>();
    for (int i = 0; i < computed; i++) {
      texts.add(row.getString(next++));
    }
    return new Candidate(new Found(place, texts), holds);
  }

  private void decide(List<Candidate> some, List<DateCondition> conditions, List<Found> found) {
    List<ColumnVector> vectors = new ArrayList<>();
    cells.forEach(each -> vectors.add(each.buffer().drain()));
    for (int i = 0; i < some.size(); i++) {
      if (isOwn(some.get(i), vectors, i, conditions)) {
        found.add(some.get(i).row());
      }
    }
    some.clear();
  }

  private boolean isOwn(
      Candidate row, List<ColumnVector> vectors, int index, List<DateCondition> conditions) {
    int next = 0;
    for (RowChange rival : rivals) {
      boolean holds = rival.only().isEmpty() || row.conditions().get(next++);
      if (holds && names(rival, vectors, index)) {
        return false;
      }
    }
    boolean holds = next == conditions.size() || row.conditions().get(next);
    return holds && (!checksKeys || names(own, vectors, index));
  }

  private boolean names(RowChange change, List<ColumnVector> vectors, int row) {
    KeyCell[] key = new KeyCell[change.columns().size()];
    for (int i = 0; i < key.length; i++) {
      key[i] = new KeyCell();
      int position = positions.getOrDefault(change.columns().get(i), -1);
      if (!key[i].read(vectors.get(position), row)) {
        return false;
      }
    }
    return change.keys().find(key) >= 0;
  }

  /** A column that keys are compared with, in the form that a scan reads it. */
  private record Cells<B extends ColumnBuffer>(
      String expression, B buffer, CellFormat.Reader<B> reader) {
    static Cells<?> of(Dialect dialect, ColumnFacts column) {
      return of(dialect.cellExpression(column), dialect.format(column));
    }

    private static <B extends ColumnBuffer> Cells<B> of(String expression, CellFormat<B> format) {
      return new Cells<>(expression, format.buffer().get(), format.reader());
    }

    void move(ResultSet row, int index) throws SQLException {
      reader.move(row, index, buffer);
    }
  }

  /** Statements of one text. */
  private static final class Batch {
    private final PreparedStatement statement;
    private int size;

    Batch(PreparedStatement statement) {
      this.statement = statement;
    }

    long add(Sql sql) throws SQLException {
      sql.bind(statement);
      statement.addBatch();
      return ++size == ROWS_AT_ONCE ? run() : 0;
    }

    long finish() throws SQLException {
      try (statement) {
        return size == 0 ? 0 : run();
      }
    }

    private long run() throws SQLException {
      size = 0;
      long rows = 0;
      for (int count : statement.executeBatch()) {
        rows += count == PreparedStatement.SUCCESS_NO_INFO ? 1 : count;
      }
      return rows;
    }
  }
}
