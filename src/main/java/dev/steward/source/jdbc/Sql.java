package dev.steward.source.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A statement as it is put together, with its parameters in order. Prints none of them. */
final class Sql {
  private final StringBuilder text = new StringBuilder();
  private final List<Binding> bindings = new ArrayList<>();

  /** Sets one parameter. */
  @FunctionalInterface
  interface Binding {
    void bind(PreparedStatement statement, int index) throws SQLException;

    static Binding of(Object value) {
      if (value instanceof byte[] bytes) {
        return (statement, index) -> statement.setBytes(index, bytes);
      }
      return (statement, index) -> statement.setObject(index, value);
    }
  }

  Sql add(String more) {
    text.append(more);
    return this;
  }

  /** Adds a placeholder, possibly within a cast, and what goes there. */
  Sql add(String placeholder, Binding binding) {
    text.append(placeholder);
    bindings.add(binding);
    return this;
  }

  Sql add(Sql more) {
    text.append(more.text);
    bindings.addAll(more.bindings);
    return this;
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  String text() {
    return text.toString();
  }

  void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < bindings.size(); i++) {
      bindings.get(i).bind(statement, i + 1);
    }
  }

  /** Runs it; returns the number of rows that it changed. */
  long update(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(text())) {
      bind(statement);
      return statement.executeLargeUpdate();
    }
  }

  /** All of them, each in brackets. */
  static Sql joined(String operator, List<Sql> terms) {
    Sql joined = new Sql();
    for (Sql term : terms) {
      joined.add(joined.isEmpty() ? "(" : " " + operator + " (").add(term).add(")");
    }
    return joined;
  }

  @Override
  public String toString() {
    return "Sql[" + bindings.size() + " parameters]";
  }
}
