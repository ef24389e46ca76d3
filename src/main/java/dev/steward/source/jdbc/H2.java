package dev.steward.source.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

final class H2 extends Dialect {
  /** Streams results, and keeps messages that quote cells out of H2's trace file. */
  @Override
  void prepare(Connection connection) {
    wish(connection, "SET LAZY_QUERY_EXECUTION 1");
    wish(connection, "SET TRACE_LEVEL_FILE 0");
  }

  @Override
  List<String> schemas(Connection connection) throws SQLException {
    return strings(
        connection,
        "SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA"
            + " WHERE SCHEMA_NAME NOT IN ('INFORMATION_SCHEMA', 'information_schema')"
            + " AND SCHEMA_NAME NOT LIKE 'pg\\_%' ORDER BY 1");
  }

  /** Counting is what H2 does at no cost; the estimate is often far off. */
  @Override
  OptionalLong estimatedRows(Connection connection, Relation relation) throws SQLException {
    return number(connection, "SELECT COUNT(*)" + from(relation));
  }

  @Override
  CellFormat<?> format(ColumnFacts column) {
    return switch (column.typeName()) {
      case "DECFLOAT" -> CellFormats.DECIMAL;
      case "UUID" -> CellFormats.TEXT;
      default -> super.format(column);
    };
  }

  @Override
  Optional<KeyColumn> keyColumn(ColumnFacts column) {
    String cast =
        switch (column.typeName()) {
          case "UUID", "DATE" -> column.typeName();
          case "TIMESTAMP" -> "TIMESTAMP(9)";
          case "TIMESTAMP WITH TIME ZONE" -> "TIMESTAMP(9) WITH TIME ZONE";
          case "CHARACTER" -> "CHARACTER(" + column.size() + ")";
          default -> "";
        };
    return cast.isEmpty()
        ? super.keyColumn(column)
        : Optional.of(KeyColumn.cast(column.stored(), cast));
  }

  @Override
  Optional<Lookup> lookup(ColumnFacts column, CellFormat<?> format) {
    return switch (column.typeName()) {
      case "TINYINT", "SMALLINT", "INTEGER", "BIGINT" ->
          Optional.of(lookup(Lookup.Kind.INTEGER, column));
      case "NUMERIC", "DECIMAL", "DECFLOAT" -> Optional.of(lookup(Lookup.Kind.DECIMAL, column));
      case "UUID" -> Optional.of(lookup(Lookup.Kind.UUID, column));
      case "DATE" -> Optional.of(lookup(Lookup.Kind.DATE, column));
      case "CHARACTER", "CHARACTER VARYING", "VARCHAR_IGNORECASE" ->
          Optional.of(
              new Lookup(
                  Lookup.Kind.TEXT,
                  column.stored(),
                  "CAST(" + column(column.stored()) + " AS CHARACTER VARYING)",
                  column.size()));
      default -> Optional.empty();
    };
  }

  @Override
  String trimmed(String text) {
    return "REGEXP_REPLACE("
        + text
        + ", '^[\\x09-\\x0d\\x1c-\\x20]+|[\\x09-\\x0d\\x1c-\\x20]+$', '')";
  }
}
