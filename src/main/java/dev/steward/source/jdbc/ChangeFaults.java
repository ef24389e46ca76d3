package dev.steward.source.jdbc;

import dev.steward.source.SourceException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Why rows could not be changed. A driver's message quotes cells: it only serves to choose among
 * the names of constraints that the database's metadata tells.
 */
final class ChangeFaults {
  private ChangeFaults() {}

  static SourceException of(
      String attempt, Connection connection, Dialect dialect, Relation relation, SQLException e) {
    String state = String.valueOf(e.getSQLState());
    if (!state.startsWith("23") || JdbcFaults.isLost(e)) {
      return reading(attempt, e);
    }
    String message = String.valueOf(e.getMessage());
    Optional<String> reference = named(message, () -> references(connection, dialect, relation));
    if (reference.isPresent()) {
      return new SourceException(attempt, "a foreign key forbids it: " + reference.get(), e);
    }
    Optional<String> unique = named(message, () -> unique(connection, dialect, relation));
    if (unique.isPresent()) {
      return new SourceException(attempt, "a value would be there twice: " + unique.get(), e);
    }
    String kind =
        switch (state) {
          case "23001", "23503", "23506", "23504" -> "a foreign key";
          case "23502" -> "a column that admits no null";
          case "23505" -> "a unique constraint";
          case "23513", "23514" -> "a check constraint";
          default -> e.getErrorCode() == 4025 ? "a check constraint" : "a constraint";
        };
    return new SourceException(
        attempt, kind + " forbids it (SQLState " + state + ", code " + e.getErrorCode() + ")", e);
  }

  static SourceException reading(String attempt, SQLException e) {
    return switch (String.valueOf(e.getSQLState())) {
      case "25006", "90097" -> new SourceException(attempt, "the database is read-only", e);
      case "55P03", "HYT00" ->
          new SourceException(attempt, "rows stay locked by other transactions", e);
      default -> JdbcFaults.reading(attempt, e);
    };
  }

  /** Constraints in words, by their names. */
  private interface Constraints {
    Map<String, String> read() throws SQLException;
  }

  private static Optional<String> named(String message, Constraints constraints) {
    try {
      return constraints.read().entrySet().stream()
          .filter(each -> message.contains(each.getKey()))
          .max(Comparator.comparing(each -> each.getKey().length()))
          .map(Map.Entry::getValue);
    } catch (SQLException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> references(
      Connection connection, Dialect dialect, Relation relation) throws SQLException {
    Map<String, String> constraints = new TreeMap<>();
    String catalog = dialect.catalogOf(connection, relation.schema());
    String schema = dialect.schemaOf(relation.schema());
    String table = relation.stored();
    try (ResultSet keys = connection.getMetaData().getExportedKeys(catalog, schema, table)) {
      add(constraints, keys);
    }
    try (ResultSet keys = connection.getMetaData().getImportedKeys(catalog, schema, table)) {
      add(constraints, keys);
    }
    return constraints;
  }

  private static void add(Map<String, String> constraints, ResultSet keys) throws SQLException {
    while (keys.next()) {
      String name = keys.getString("FK_NAME");
      if (name != null) {
        String words =
            "%s of table %s, which refers to %s"
                .formatted(name, keys.getString("FKTABLE_NAME"), keys.getString("PKTABLE_NAME"));
        constraints.put(name, words);
      }
    }
  }

  private static Map<String, String> unique(
      Connection connection, Dialect dialect, Relation relation) throws SQLException {
    Map<String, String> constraints = new TreeMap<>();
    dialect
        .uniqueIndexes(connection, relation)
        .forEach(
            (name, columns) ->
                constraints.put(name, name + " of table " + relation.name() + " over " + columns));
    return constraints;
  }
}
