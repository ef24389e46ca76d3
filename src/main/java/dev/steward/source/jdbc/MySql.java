package dev.steward.source.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** MySQL and MariaDB. What they call a database stands as our schema. */
final class MySql extends Dialect {
  private static final Pattern CHARACTERS = Pattern.compile("(?:var)?char\\((\\d{1,8})\\)");

  /** Timestamps are told in the session's time zone. */
  @Override
  void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION time_zone = '+00:00'");
    }
  }

  @Override
  String quote(String identifier) {
    return '`' + identifier.replace("`", "``") + '`';
  }

  @Override
  String page(long offset, long rows) {
    return " LIMIT " + rows + " OFFSET " + offset;
  }

  @Override
  boolean drainsOnClose() {
    return true;
  }

  @Override
  List<String> schemas(Connection connection) throws SQLException {
    return strings(
        connection,
        "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE LOWER(SCHEMA_NAME) NOT IN"
            + " ('information_schema', 'mysql', 'performance_schema', 'sys') ORDER BY 1");
  }

  @Override
  @Nullable String currentSchema(Connection connection) throws SQLException {
    return connection.getCatalog();
  }

  @Override
  @Nullable String catalogOf(Connection connection, String schema) {
    return schema;
  }

  @Override
  @Nullable String schemaOf(String schema) {
    return null;
  }

  @Override
  boolean inSchema(ResultSet metadata, String schema) throws SQLException {
    return schema.equals(metadata.getString("TABLE_CAT"));
  }

  @Override
  List<Found> relations(Connection connection, String schema) throws SQLException {
    List<Found> found = new ArrayList<>();
    for (String view : List.of("VIEW", "TABLE")) {
      Relation.Kind kind = Relation.Kind.valueOf(view);
      strings(
              connection,
              "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND"
                  + (kind == Relation.Kind.VIEW
                      ? " TABLE_TYPE = 'VIEW'"
                      : " TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')"),
              schema)
          .forEach(name -> found.add(new Found(name, kind)));
    }
    return found;
  }

  @Override
  List<ColumnFacts> columns(Connection connection, Relation relation) throws SQLException {
    List<ColumnFacts> found = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT COLUMN_NAME, DATA_TYPE, COLUMN_TYPE, NUMERIC_PRECISION, NUMERIC_SCALE,"
                + " IS_NULLABLE FROM information_schema.COLUMNS"
                + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION")) {
      statement.setString(1, relation.schema());
      statement.setString(2, relation.stored());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(
              new ColumnFacts(
                  rows.getString(1),
                  0,
                  rows.getString(2).toLowerCase(Locale.ROOT),
                  rows.getString(3),
                  rows.getInt(4),
                  rows.getInt(5),
                  rows.getString(6).equals("YES")));
        }
      }
    }
    return found;
  }

  @Override
  OptionalLong estimatedRows(Connection connection, Relation relation) throws SQLException {
    return number(
        connection,
        "SELECT TABLE_ROWS FROM information_schema.TABLES"
            + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?",
        relation.schema(),
        relation.stored());
  }

  @Override
  CellFormat<?> format(ColumnFacts column) {
    return switch (column.typeName()) {
      case "bit" -> column.size() == 1 ? CellFormats.BOOLEAN : CellFormats.INTEGER;
      case "tinyint", "smallint", "mediumint", "int", "integer", "year" -> CellFormats.INTEGER;
      case "bigint" ->
          column.declared().contains("unsigned") ? CellFormats.DECIMAL : CellFormats.INTEGER;
      case "decimal", "numeric" ->
          column.scale() == 0 && column.size() <= 18 ? CellFormats.INTEGER : CellFormats.DECIMAL;
      case "float", "double", "real" -> CellFormats.FLOAT;
      case "date" -> MySqlTimes.DATE;
      case "time" -> MySqlTimes.TIME;
      case "datetime" -> MySqlTimes.DATETIME;
      case "timestamp" -> MySqlTimes.TIMESTAMP;
      case "binary", "varbinary", "tinyblob", "blob", "vector" -> CellFormats.BINARY;
      case "mediumblob", "longblob" -> CellFormats.BINARY.ofLargeValues();
      case "char", "varchar", "tinytext", "text" -> CellFormats.UTF8;
      case "mediumtext", "longtext", "json" -> CellFormats.UTF8.ofLargeValues();
      case "geometry",
          "point",
          "linestring",
          "polygon",
          "multipoint",
          "multilinestring",
          "multipolygon",
          "geometrycollection",
          "geomcollection" ->
          CellFormats.BINARY.ofLargeValues();
      default -> CellFormats.TEXT;
    };
  }

  @Override
  String cellExpression(ColumnFacts column) {
    return switch (column.typeName()) {
      case "mediumblob", "longblob" -> prefix(column, CellFormats.BINARY_PREFIX);
      case "mediumtext", "longtext" -> prefix(column, CellFormats.TEXT_PREFIX);
      default -> super.cellExpression(column);
    };
  }

  private String prefix(ColumnFacts column, int most) {
    return "LEFT(" + column(column.stored()) + ", " + (most + 1) + ")";
  }

  /** Not enums, which are ordered by their position but compared by their name. */
  @Override
  Optional<KeyColumn> keyColumn(ColumnFacts column) {
    KeyColumn.@Nullable Form form =
        switch (column.typeName()) {
          case "tinyint", "smallint", "mediumint", "int", "integer", "bigint" ->
              KeyColumn.Form.INTEGER;
          case "decimal", "numeric" -> KeyColumn.Form.DECIMAL;
          case "char", "varchar", "date", "datetime", "timestamp", "uuid" -> KeyColumn.Form.TEXT;
          case "binary", "varbinary" -> KeyColumn.Form.BINARY;
          default -> null;
        };
    return Optional.ofNullable(form).map(f -> KeyColumn.plain(column.stored(), f));
  }

  @Override
  Optional<Lookup> lookup(ColumnFacts column, CellFormat<?> format) {
    return switch (column.typeName()) {
      case "tinyint", "smallint", "mediumint", "int", "integer", "bigint", "year" ->
          Optional.of(lookup(Lookup.Kind.INTEGER, column));
      case "decimal", "numeric" -> Optional.of(lookup(Lookup.Kind.DECIMAL, column));
      case "uuid" -> Optional.of(lookup(Lookup.Kind.UUID, column));
      case "date" -> Optional.of(lookup(Lookup.Kind.DATE, column));
      case "char", "varchar", "tinytext", "text", "enum" ->
          Optional.of(
              new Lookup(
                  Lookup.Kind.TEXT,
                  column.stored(),
                  "CONVERT(" + column(column.stored()) + " USING utf8mb4)",
                  characters(column)));
      default -> Optional.empty();
    };
  }

  private static int characters(ColumnFacts column) {
    Matcher declared = CHARACTERS.matcher(column.declared());
    return declared.matches() ? Integer.parseInt(declared.group(1)) : 0;
  }

  @Override
  String trimmed(String text) {
    return "REGEXP_REPLACE(" + text + ", '^[[:space:][:cntrl:]]+|[[:space:][:cntrl:]]+$', '')";
  }

  @Override
  String asciiLower(String text) {
    return "LOWER(" + text + " COLLATE utf8mb4_bin)";
  }

  @Override
  String holdsMoreThan(String text, String characters) {
    return text + " REGEXP '[^" + characters + "]'";
  }
}
