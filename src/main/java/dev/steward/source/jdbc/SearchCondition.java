package dev.steward.source.jdbc;

import dev.steward.core.KeyTuples;
import dev.steward.source.KeyFilter;
import dev.steward.source.KeyFilter.Comparison;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A condition that all rows meet that some keys name, and few others, with its parameters. Holds
 * personal data and prints none.
 */
final class SearchCondition {
  /** Drivers number their parameters in two bytes at worst. */
  private static final int MOST_PARAMETERS = 30_000;

  private final Dialect dialect;
  private final Map<String, Lookup> lookups;
  private final StringBuilder sql = new StringBuilder();
  private final List<Parameter> parameters = new ArrayList<>();

  /** Values of one kind; more than one only where the database has arrays. */
  private record Parameter(Lookup.Kind kind, List<Object> values) {
    @Override
    public String toString() {
      return "Parameter[" + kind + "]";
    }
  }

  private SearchCondition(Dialect dialect, Map<String, Lookup> lookups) {
    this.dialect = dialect;
    this.lookups = lookups;
  }

  /**
   * @param lookups by the column's name
   * @return empty where the database cannot leave out any row for certain
   */
  static Optional<SearchCondition> of(
      Dialect dialect, Map<String, Lookup> lookups, List<KeyFilter.Keys> anyOf) {
    SearchCondition condition = new SearchCondition(dialect, lookups);
    for (KeyFilter.Keys keys : anyOf) {
      condition.sql.append(condition.sql.isEmpty() ? "" : " OR ");
      if (!condition.alternative(keys)) {
        return Optional.empty();
      }
    }
    return condition.parameters.size() > MOST_PARAMETERS
        ? Optional.empty()
        : Optional.of(condition);
  }

  private boolean alternative(KeyFilter.Keys keys) {
    List<Integer> exact = new ArrayList<>();
    for (int column = 0; column < keys.columns().size(); column++) {
      Lookup lookup = lookups.get(keys.columns().get(column).name());
      Comparison comparison = keys.columns().get(column).comparison();
      if (lookup != null
          && (comparison == Comparison.EXACT
              || (comparison == Comparison.FOLDED && lookup.kind() != Lookup.Kind.TEXT))) {
        exact.add(column);
      }
    }
    if (!exact.isEmpty()) {
      exactly(keys, exact);
      return true;
    }
    KeyFilter.KeyColumn only = keys.columns().get(0);
    Lookup lookup = lookups.get(only.name());
    if (lookup == null || lookup.kind() != Lookup.Kind.TEXT) {
      return false;
    }
    KeyTuples cells = keys.tuples().column(0);
    if (only.comparison() == Comparison.FOLDED) {
      folded(lookup, cells);
    } else {
      lastDigits(lookup, cells);
    }
    return true;
  }

  private void exactly(KeyFilter.Keys keys, List<Integer> columns) {
    List<Lookup> compared =
        columns.stream().map(column -> lookups.get(keys.columns().get(column).name())).toList();
    List<List<Object>> rows = new ArrayList<>();
    for (int tuple = 0; tuple < keys.tuples().size(); tuple++) {
      List<Object> row = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        compared.get(i).value(keys.tuples().text(tuple, columns.get(i))).ifPresent(row::add);
      }
      // a cell that is no value of the column's type is in no row
      if (row.size() == columns.size()) {
        rows.add(row);
      }
    }
    List<String> expressions = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Lookup each = compared.get(i);
      expressions.add(
          each.comparesAsStored(keys.tuples(), columns.get(i))
              ? dialect.column(each.stored())
              : each.kind() == Lookup.Kind.TEXT
                  ? dialect.trimmed(each.expression())
                  : each.expression());
    }
    List<Lookup.Kind> kinds = compared.stream().map(Lookup::kind).toList();
    among(expressions, kinds, rows.stream().distinct().toList());
  }

  private void among(List<String> expressions, List<Lookup.Kind> kinds, List<List<Object>> rows) {
    if (rows.isEmpty()) {
      sql.append("1 = 0");
    } else if (dialect.bindsArrays()) {
      sql.append(dialect.amongArrays(expressions, kinds));
      for (int i = 0; i < kinds.size(); i++) {
        int column = i;
        parameters.add(
            new Parameter(kinds.get(i), rows.stream().map(row -> row.get(column)).toList()));
      }
    } else {
      String marks = String.join(", ", expressions.stream().map(each -> "?").toList());
      String row = expressions.size() == 1 ? "?" : "(" + marks + ")";
      String left = String.join(", ", expressions);
      sql.append(expressions.size() == 1 ? left : "(" + left + ")").append(" IN (");
      sql.append((row + ", ").repeat(rows.size() - 1)).append(row).append(')');
      for (List<Object> values : rows) {
        for (int i = 0; i < kinds.size(); i++) {
          parameters.add(new Parameter(kinds.get(i), List.of(values.get(i))));
        }
      }
    }
  }

  /** Only letters beyond ASCII fold in other ways than ASCII's: such cells all come. */
  private void folded(Lookup lookup, KeyTuples cells) {
    sql.append('(');
    among(List.of(dialect.asciiLower(dialect.trimmed(lookup.expression()))), texts(cells));
    sql.append(" OR ").append(dialect.isBeyondAscii(lookup.expression())).append(')');
  }

  /** Cells that hold more than digits and what separates them all come. */
  private void lastDigits(Lookup lookup, KeyTuples cells) {
    Map<Integer, List<List<Object>>> byLength = new TreeMap<>();
    for (List<Object> row : texts(cells)) {
      int length = ((String) row.get(0)).length();
      byLength.computeIfAbsent(length, l -> new ArrayList<>()).add(row);
    }
    sql.append('(').append(dialect.holdsMoreThan(lookup.expression(), "-0-9 +.()/"));
    byLength.forEach(
        (length, rows) -> {
          String end = "RIGHT(" + dialect.digits(lookup.expression()) + ", " + length + ")";
          sql.append(" OR ");
          among(List.of(end), rows);
        });
    sql.append(')');
  }

  private void among(List<String> expressions, List<List<Object>> rows) {
    among(expressions, List.of(Lookup.Kind.TEXT), rows);
  }

  private static List<List<Object>> texts(KeyTuples cells) {
    List<List<Object>> rows = new ArrayList<>();
    for (int cell = 0; cell < cells.size(); cell++) {
      String text = cells.text(cell, 0);
      if (text.indexOf(0) < 0) {
        rows.add(List.of(text));
      }
    }
    return rows;
  }

  String sql() {
    return sql.toString();
  }

  /** Binds the parameters from a position on. */
  void bind(PreparedStatement statement, int first) throws SQLException {
    int index = first;
    for (Parameter each : parameters) {
      if (dialect.bindsArrays()) {
        Object[] values = each.values().toArray();
        statement.setArray(
            index++, statement.getConnection().createArrayOf(each.kind().array(), values));
      } else {
        Object value = each.values().get(0);
        statement.setObject(index++, each.kind() == Lookup.Kind.UUID ? value.toString() : value);
      }
    }
  }

  @Override
  public String toString() {
    return "SearchCondition[" + parameters.size() + " parameters]";
  }
}
