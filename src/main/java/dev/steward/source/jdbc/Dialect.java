package dev.steward.source.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where databases differ. What is written here is standard SQL and standard JDBC metadata. */
abstract sealed class Dialect permits H2, MySql, PostgreSql, StandardSql {
  private static final Map<String, Relation.Kind> KINDS =
      Map.of(
          "TABLE", Relation.Kind.TABLE,
          "BASE TABLE", Relation.Kind.TABLE,
          "SYSTEM VERSIONED", Relation.Kind.TABLE,
          "VIEW", Relation.Kind.VIEW,
          "MATERIALIZED VIEW", Relation.Kind.VIEW,
          "FOREIGN TABLE", Relation.Kind.FOREIGN_TABLE);

  /** A table or view, before it has a name to be reported by. */
  record Found(String stored, Relation.Kind kind) {}

  static Dialect of(DatabaseMetaData metadata) throws SQLException {
    return switch (metadata.getDatabaseProductName().toLowerCase(Locale.ROOT)) {
      case "postgresql" -> new PostgreSql();
      case "mysql", "mariadb" -> new MySql();
      case "h2" -> new H2();
      default -> new StandardSql(metadata.getIdentifierQuoteString().trim());
    };
  }

  /** Settles a new connection, which is still in auto-commit mode. */
  void prepare(Connection connection) throws SQLException {}

  /** The level at which one transaction sees one snapshot; empty to leave the default. */
  OptionalInt snapshotIsolation() {
    return OptionalInt.of(Connection.TRANSACTION_REPEATABLE_READ);
  }

  String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  final String from(Relation relation) {
    return " FROM "
        + (relation.schema().isEmpty() ? "" : quote(relation.schema()) + ".")
        + quote(relation.stored())
        + " t";
  }

  /** A column of the table being read; the alias keeps it apart from what is selected. */
  final String column(String stored) {
    return "t." + quote(stored);
  }

  final String keyList(List<KeyColumn> key) {
    return key.stream().map(each -> column(each.name())).collect(Collectors.joining(", "));
  }

  /** A key column as {@link KeyColumn#read} wants it. */
  String keyExpression(KeyColumn key) {
    return column(key.name());
  }

  /** Whether {@code (a, b) >= (?, ?)} is answered from an index. */
  boolean comparesRowsByIndex() {
    return false;
  }

  /** The end of an ordered query that skips rows and takes some. */
  String page(long offset, long rows) {
    return " OFFSET " + offset + " ROWS FETCH NEXT " + rows + " ROWS ONLY";
  }

  /** The end of a query without order that takes some rows; empty where only the driver can. */
  String head(long rows) {
    return page(0, rows);
  }

  /** Whether the driver reads a result to its end before it closes it. */
  boolean drainsOnClose() {
    return false;
  }

  /** Whether rows may be had as {@link CopiedRows}. */
  boolean copies() {
    return false;
  }

  /** The schemas, without those of the system. */
  abstract List<String> schemas(Connection connection) throws SQLException;

  @Nullable String currentSchema(Connection connection) throws SQLException {
    return connection.getSchema();
  }

  List<Found> relations(Connection connection, String schema) throws SQLException {
    DatabaseMetaData metadata = connection.getMetaData();
    List<Found> found = new ArrayList<>();
    try (ResultSet tables =
        metadata.getTables(
            catalogOf(connection, schema), schemaPattern(metadata, schema), "%", null)) {
      while (tables.next()) {
        Relation.Kind kind = KINDS.get(tables.getString("TABLE_TYPE"));
        if (kind != null && inSchema(tables, schema)) {
          found.add(new Found(tables.getString("TABLE_NAME"), kind));
        }
      }
    }
    return found;
  }

  List<ColumnFacts> columns(Connection connection, Relation relation) throws SQLException {
    DatabaseMetaData metadata = connection.getMetaData();
    List<ColumnFacts> found = new ArrayList<>();
    try (ResultSet columns =
        metadata.getColumns(
            catalogOf(connection, relation.schema()),
            schemaPattern(metadata, relation.schema()),
            escaped(metadata, relation.stored()),
            "%")) {
      while (columns.next()) {
        if (inSchema(columns, relation.schema())
            && relation.stored().equals(columns.getString("TABLE_NAME"))) {
          String name = columns.getString("COLUMN_NAME");
          int type = columns.getInt("DATA_TYPE");
          String typeName = columns.getString("TYPE_NAME");
          int size = columns.getInt("COLUMN_SIZE");
          int scale = columns.getInt("DECIMAL_DIGITS");
          boolean nullable = columns.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls;
          String declared = declared(type, typeName, size, scale);
          found.add(new ColumnFacts(name, type, typeName, declared, size, scale, nullable));
        }
      }
    }
    return found;
  }

  /** Columns of the primary key in its order; empty where there is none. */
  final List<String> primaryKey(Connection connection, Relation relation) throws SQLException {
    Map<Integer, String> columns = new TreeMap<>();
    try (ResultSet keys =
        connection
            .getMetaData()
            .getPrimaryKeys(
                catalogOf(connection, relation.schema()),
                schemaOf(relation.schema()),
                relation.stored())) {
      while (keys.next()) {
        columns.put(keys.getInt("KEY_SEQ"), keys.getString("COLUMN_NAME"));
      }
    }
    return List.copyOf(columns.values());
  }

  /** Columns of each unique index over whole rows, in the index's order, by the index's name. */
  final Map<String, List<String>> uniqueIndexes(Connection connection, Relation relation)
      throws SQLException {
    Map<String, List<String>> indexes = new TreeMap<>();
    Set<String> partial = new HashSet<>();
    try (ResultSet rows =
        connection
            .getMetaData()
            .getIndexInfo(
                catalogOf(connection, relation.schema()),
                schemaOf(relation.schema()),
                relation.stored(),
                true,
                true)) {
      while (rows.next()) {
        String index = rows.getString("INDEX_NAME");
        String column = rows.getString("COLUMN_NAME");
        if (index != null && column != null && !rows.getBoolean("NON_UNIQUE")) {
          indexes.computeIfAbsent(index, name -> new ArrayList<>()).add(column);
          if (rows.getString("FILTER_CONDITION") != null) {
            partial.add(index);
          }
        }
      }
    }
    indexes.keySet().removeAll(partial);
    return indexes;
  }

  /** The number of rows by the database's statistics; empty where it has none. */
  abstract OptionalLong estimatedRows(Connection connection, Relation relation) throws SQLException;

  /**
   * A query for some keys, spread over the table by chance but always the same, in order; empty
   * where the database has no cheap way.
   */
  Optional<String> sampledKeys(Connection connection, Relation relation, List<KeyColumn> key)
      throws SQLException {
    return Optional.empty();
  }

  /** Whether {@link #sampledKeys} gives any. */
  boolean samplesAnyKey() {
    return false;
  }

  CellFormat<?> format(ColumnFacts column) {
    return switch (column.jdbcType()) {
      case Types.BOOLEAN, Types.BIT -> CellFormats.BOOLEAN;
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> CellFormats.INTEGER;
      case Types.NUMERIC, Types.DECIMAL ->
          column.scale() == 0 && column.size() > 0 && column.size() <= 18
              ? CellFormats.INTEGER
              : CellFormats.DECIMAL;
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> CellFormats.FLOAT;
      case Types.DATE -> CellFormats.DATE;
      case Types.TIME -> CellFormats.TIME;
      case Types.TIMESTAMP -> CellFormats.TIMESTAMP;
      case Types.TIMESTAMP_WITH_TIMEZONE -> CellFormats.INSTANT;
      case Types.BINARY, Types.VARBINARY, Types.JAVA_OBJECT -> CellFormats.BINARY;
      case Types.LONGVARBINARY, Types.BLOB -> CellFormats.BINARY_STREAM;
      case Types.CLOB, Types.NCLOB, Types.LONGVARCHAR, Types.LONGNVARCHAR ->
          CellFormats.CHARACTER_STREAM;
      case Types.CHAR, Types.NCHAR -> CellFormats.PADDED_TEXT;
      case Types.ARRAY -> CellFormats.TEXTS;
      default -> CellFormats.TEXT;
    };
  }

  /** What to select for a column. */
  String cellExpression(ColumnFacts column) {
    return column(column.stored());
  }

  /** How the table may be cut by a column; empty where its order cannot be relied upon. */
  Optional<KeyColumn> keyColumn(ColumnFacts column) {
    KeyColumn.@Nullable Form form =
        switch (column.jdbcType()) {
          case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> KeyColumn.Form.INTEGER;
          case Types.NUMERIC, Types.DECIMAL -> KeyColumn.Form.DECIMAL;
          case Types.VARCHAR, Types.NVARCHAR -> KeyColumn.Form.TEXT;
          case Types.BINARY, Types.VARBINARY -> KeyColumn.Form.BINARY;
          default -> null;
        };
    return Optional.ofNullable(form).map(f -> KeyColumn.plain(column.stored(), f));
  }

  /** How keys are looked up in a column; empty where only reading its cells tells. */
  Optional<Lookup> lookup(ColumnFacts column, CellFormat<?> format) {
    return Optional.empty();
  }

  final Lookup lookup(Lookup.Kind kind, ColumnFacts column) {
    return new Lookup(kind, column.stored(), column(column.stored()), 0);
  }

  /** A text without the spaces around it. */
  String trimmed(String text) {
    throw new UnsupportedOperationException("No text is looked up");
  }

  /** A text with ASCII's letters in lower case, and others in whatever case. */
  String asciiLower(String text) {
    return "LOWER(" + text + ")";
  }

  String isBeyondAscii(String text) {
    return "OCTET_LENGTH(" + text + ") <> CHAR_LENGTH(" + text + ")";
  }

  /** A text's digits of ASCII. */
  String digits(String text) {
    return "REGEXP_REPLACE(" + text + ", '[^0-9]', '')";
  }

  /** Whether a text has any other characters than those of a class of a regular expression. */
  String holdsMoreThan(String text, String characters) {
    return "REGEXP_LIKE(" + text + ", '[^" + characters + "]')";
  }

  /** Whether one parameter may be an array of values. */
  boolean bindsArrays() {
    return false;
  }

  /** A condition with an array for each of the columns, of the values of each key in turn. */
  String amongArrays(List<String> expressions, List<Lookup.Kind> kinds) {
    throw new UnsupportedOperationException("No arrays are bound");
  }

  /** Columns that some index over whole rows begins with. */
  final Set<String> indexedColumns(Connection connection, Relation relation) throws SQLException {
    Set<String> columns = new HashSet<>();
    try (ResultSet rows =
        connection
            .getMetaData()
            .getIndexInfo(
                catalogOf(connection, relation.schema()),
                schemaOf(relation.schema()),
                relation.stored(),
                false,
                true)) {
      while (rows.next()) {
        String column = rows.getString("COLUMN_NAME");
        if (column != null
            && rows.getShort("ORDINAL_POSITION") == 1
            && rows.getString("FILTER_CONDITION") == null) {
          columns.add(column);
        }
      }
    }
    return columns;
  }

  /** The catalog to ask metadata for, null for any. */
  @Nullable String catalogOf(Connection connection, String schema) throws SQLException {
    return connection.getCatalog();
  }

  /** The schema to ask metadata for, null for any. */
  @Nullable String schemaOf(String schema) {
    return schema.isEmpty() ? null : schema;
  }

  /** Whether a row of metadata is of that schema. */
  boolean inSchema(ResultSet metadata, String schema) throws SQLException {
    return schema.isEmpty() || schema.equals(metadata.getString("TABLE_SCHEM"));
  }

  private @Nullable String schemaPattern(DatabaseMetaData metadata, String schema)
      throws SQLException {
    String exact = schemaOf(schema);
    return exact == null ? null : escaped(metadata, exact);
  }

  private static String escaped(DatabaseMetaData metadata, String name) throws SQLException {
    String escape = metadata.getSearchStringEscape();
    if (escape == null || escape.isEmpty()) {
      return name;
    }
    return name.replace(escape, escape + escape)
        .replace("%", escape + "%")
        .replace("_", escape + "_");
  }

  private static String declared(int type, String typeName, int size, int scale) {
    return switch (type) {
      case Types.CHAR, Types.VARCHAR, Types.NCHAR, Types.NVARCHAR, Types.BINARY, Types.VARBINARY ->
          size > 0 && !typeName.contains("(") ? typeName + "(" + size + ")" : typeName;
      case Types.NUMERIC, Types.DECIMAL ->
          size > 0 && !typeName.contains("(")
              ? typeName + "(" + size + (scale > 0 ? ", " + scale : "") + ")"
              : typeName;
      default -> typeName;
    };
  }

  /** Runs a statement that makes things better, though they do without. */
  static void wish(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      // not permitted, or not known to this version
    }
  }

  /** The first column of the rows of a query. */
  static List<String> strings(Connection connection, String sql, String... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      List<String> values = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          values.add(rows.getString(1));
        }
      }
      return values;
    }
  }

  /** The number that a query gives; empty where it gives none. */
  static OptionalLong number(Connection connection, String sql, String... parameters)
      throws SQLException {
    List<String> values = strings(connection, sql, parameters);
    String first = values.isEmpty() ? null : values.get(0);
    return first == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(first));
  }
}
