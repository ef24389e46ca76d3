package dev.steward.source.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code WHERE} clause over a key, with the parameters it needs. */
final class Condition {
  /**
   * A parameter.
   *
   * @param at where its placeholder begins
   */
  private record Binding(KeyColumn column, String value, int at) {}

  private final Dialect dialect;
  private final List<Binding> bindings = new ArrayList<>();
  private final StringBuilder sql = new StringBuilder();

  private Condition(Dialect dialect) {
    this.dialect = dialect;
  }

  /** Keys from the one bound up to, but without, the other. */
  static Condition within(
      Dialect dialect,
      List<KeyColumn> key,
      @Nullable List<String> from,
      @Nullable List<String> to) {
    Condition condition = new Condition(dialect);
    if (from != null) {
      condition.sql.append(" WHERE ");
      condition.compare(key, from, ">", ">=");
    }
    if (to != null) {
      condition.sql.append(from == null ? " WHERE " : " AND ");
      condition.compare(key, to, "<", "<");
    }
    return condition;
  }

  /** Empty where all rows are meant, else with a leading blank. */
  String sql() {
    return sql.toString();
  }

  /** The same with the values in it, as PostgreSQL reads them. */
  String sqlWithValues() {
    StringBuilder literally = new StringBuilder();
    int from = 0;
    for (Binding each : bindings) {
      literally.append(sql, from, each.at()).append(each.column().literal(each.value()));
      from = each.at() + each.column().placeholder().length();
    }
    return literally.append(sql, from, sql.length()).toString();
  }

  /** Binds the parameters; returns the position of the next. */
  int bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < bindings.size(); i++) {
      bindings.get(i).column().bind(statement, i + 1, bindings.get(i).value());
    }
    return bindings.size() + 1;
  }

  private void compare(List<KeyColumn> key, List<String> bound, String strictly, String last) {
    if (bound.size() == 1) {
      term(key.get(0), last, bound.get(0));
    } else if (dialect.comparesRowsByIndex()) {
      List<KeyColumn> columns = key.subList(0, bound.size());
      sql.append('(').append(dialect.keyList(columns)).append(") ").append(last).append(" (");
      for (int i = 0; i < bound.size(); i++) {
        sql.append(i == 0 ? "" : ", ");
        parameter(columns.get(i), bound.get(i));
      }
      sql.append(')');
    } else {
      // the first term says nothing new, but it is the one that finds its way to the index
      term(key.get(0), strictly + "=", bound.get(0));
      sql.append(" AND ");
      lexicographic(key, bound, 0, strictly, last);
    }
  }

  private void lexicographic(
      List<KeyColumn> key, List<String> bound, int at, String strictly, String last) {
    KeyColumn column = key.get(at);
    String value = bound.get(at);
    if (at == bound.size() - 1) {
      term(column, last, value);
      return;
    }
    sql.append('(');
    term(column, strictly, value);
    sql.append(" OR (");
    term(column, "=", value);
    sql.append(" AND ");
    lexicographic(key, bound, at + 1, strictly, last);
    sql.append("))");
  }

  private void term(KeyColumn column, String operator, String value) {
    sql.append(dialect.keyList(List.of(column))).append(' ').append(operator).append(' ');
    parameter(column, value);
  }

  private void parameter(KeyColumn column, String value) {
    bindings.add(new Binding(column, value, sql.length()));
    sql.append(column.placeholder());
  }
}
