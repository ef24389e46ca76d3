package dev.steward.source.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds places in a table by queries that its key's index answers. */
final class KeyIndex {
  private final Connection connection;
  private final Dialect dialect;
  private final Relation relation;
  private final List<KeyColumn> key;

  KeyIndex(Connection connection, Dialect dialect, Relation relation, List<KeyColumn> key) {
    this.connection = connection;
    this.dialect = dialect;
    this.relation = relation;
    this.key = key;
  }

  /** Least and greatest value of the key's first column; empty where there are no rows. */
  Optional<List<String>> extremes() throws SQLException {
    KeyColumn first = key.get(0);
    String column = dialect.column(first.name());
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT MIN(" + column + "), MAX(" + column + ")" + dialect.from(relation));
        ResultSet row = statement.executeQuery()) {
      row.next();
      String least = row.getString(1);
      return least == null ? Optional.empty() : Optional.of(List.of(least, row.getString(2)));
    }
  }

  /** The key so many rows after the first one that is not below the bound. */
  Optional<List<String>> after(@Nullable List<String> from, long rows) throws SQLException {
    Condition condition = Condition.within(dialect, key, from, null);
    String sql =
        "SELECT "
            + selected()
            + dialect.from(relation)
            + condition.sql()
            + " ORDER BY "
            + dialect.keyList(key)
            + dialect.page(rows, 1);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      condition.bind(statement);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(read(row)) : Optional.empty();
      }
    }
  }

  /** Keys spread over the table, ascending; empty where the database has no cheap way to them. */
  List<List<String>> sampled() throws SQLException {
    Optional<String> sql = dialect.sampledKeys(connection, relation, key);
    if (sql.isEmpty()) {
      return List.of();
    }
    List<List<String>> keys = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql.get());
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        keys.add(read(rows));
      }
    }
    return keys;
  }

  private String selected() {
    return key.stream().map(dialect::keyExpression).collect(Collectors.joining(", "));
  }

  private List<String> read(ResultSet row) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      values.add(key.get(i).read(row, i + 1));
    }
    return values;
  }
}
