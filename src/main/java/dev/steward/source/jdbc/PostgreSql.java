package dev.steward.source.jdbc;

import dev.steward.core.DataType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class PostgreSql extends Dialect {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Pattern CHARACTERS =
      Pattern.compile("character(?: varying)?\\((\\d{1,8})\\)");

  /** Blocks of 8 KiB that a search for sample points looks into. */
  private static final int SAMPLED_BLOCKS = 256;

  /** Otherwise scans begin wherever another one is, and the first rows are never the same. */
  @Override
  void prepare(Connection connection) {
    wish(connection, "SET synchronize_seqscans = off");
    wish(connection, "SET max_parallel_workers_per_gather = 0");
    // what a split is sorted in, where its key's index would be the longer way
    wish(
        connection,
        "SELECT set_config('work_mem', '32MB', false)"
            + " WHERE pg_size_bytes(current_setting('work_mem')) < pg_size_bytes('32MB')");
  }

  @Override
  boolean copies() {
    return true;
  }

  @Override
  boolean comparesRowsByIndex() {
    return true;
  }

  @Override
  String page(long offset, long rows) {
    return " LIMIT " + rows + (offset == 0 ? "" : " OFFSET " + offset);
  }

  @Override
  List<String> schemas(Connection connection) throws SQLException {
    return strings(
        connection,
        "SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname <> 'information_schema'"
            + " AND nspname NOT LIKE 'pg\\_%' ORDER BY nspname");
  }

  /** Partitions are read through their parent. */
  @Override
  List<Found> relations(Connection connection, String schema) throws SQLException {
    List<Found> found = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT c.relname, c.relkind FROM pg_catalog.pg_class c"
                + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE n.nspname = ? AND c.relkind IN ('r', 'p', 'v', 'm', 'f')"
                + " AND NOT c.relispartition")) {
      statement.setString(1, schema);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(
              new Found(
                  rows.getString(1),
                  switch (rows.getString(2)) {
                    case "v" -> Relation.Kind.VIEW;
                    case "f" -> Relation.Kind.FOREIGN_TABLE;
                    default -> Relation.Kind.TABLE;
                  }));
        }
      }
    }
    return found;
  }

  /** With the base types of domains. */
  @Override
  List<ColumnFacts> columns(Connection connection, Relation relation) throws SQLException {
    List<ColumnFacts> found = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            WITH RECURSIVE base(number, type, typname, typtype, typbasetype) AS (
              SELECT a.attnum, t.oid, t.typname, t.typtype, t.typbasetype
              FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
              WHERE a.attrelid = (SELECT c.oid FROM pg_catalog.pg_class c
                  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                  WHERE n.nspname = ? AND c.relname = ?)
                AND a.attnum > 0 AND NOT a.attisdropped
              UNION ALL
              SELECT b.number, t.oid, t.typname, t.typtype, t.typbasetype
              FROM base b JOIN pg_catalog.pg_type t ON t.oid = b.typbasetype
              WHERE b.typtype = 'd')
            SELECT a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull,
              b.typname
            FROM base b JOIN pg_catalog.pg_attribute a ON a.attnum = b.number
            WHERE b.typtype <> 'd' AND a.attrelid = (SELECT c.oid FROM pg_catalog.pg_class c
                  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                  WHERE n.nspname = ? AND c.relname = ?)
            ORDER BY a.attnum""")) {
      statement.setString(1, relation.schema());
      statement.setString(2, relation.stored());
      statement.setString(3, relation.schema());
      statement.setString(4, relation.stored());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(
              new ColumnFacts(
                  rows.getString(1),
                  0,
                  rows.getString(4),
                  rows.getString(2),
                  0,
                  0,
                  !rows.getBoolean(3)));
        }
      }
    }
    return found;
  }

  /** The planner's estimate: the density at the last analysis times the blocks of now. */
  @Override
  OptionalLong estimatedRows(Connection connection, Relation relation) throws SQLException {
    List<String> plan = strings(connection, "EXPLAIN (FORMAT JSON) SELECT 1" + from(relation));
    JsonNode rows = JSON.readTree(plan.get(0)).path(0).path("Plan").path("Plan Rows");
    return rows.isNumber() ? OptionalLong.of(rows.longValue()) : OptionalLong.empty();
  }

  @Override
  Optional<String> sampledKeys(Connection connection, Relation relation, List<KeyColumn> key)
      throws SQLException {
    long blocks = blocks(connection, relation);
    if (blocks == 0) {
      return Optional.empty();
    }
    String columns = key.stream().map(this::keyExpression).collect(Collectors.joining(", "));
    double percent = Math.min(100.0, 100.0 * SAMPLED_BLOCKS / blocks);
    return Optional.of(
        "SELECT %s%s TABLESAMPLE SYSTEM (%s) REPEATABLE (1) ORDER BY %s"
            .formatted(columns, from(relation), percent, keyList(key)));
  }

  @Override
  boolean samplesAnyKey() {
    return true;
  }

  private long blocks(Connection connection, Relation relation) throws SQLException {
    String name = quote(relation.schema()) + "." + quote(relation.stored());
    String size =
        "SELECT SUM(pg_catalog.pg_relation_size(relid))::bigint / 8192"
            + " FROM (SELECT ?::regclass AS relid"
            + " UNION SELECT relid FROM pg_catalog.pg_partition_tree(?::regclass)) parts";
    return number(connection, size, name, name).orElse(0);
  }

  @Override
  CellFormat<?> format(ColumnFacts column) {
    return switch (column.typeName()) {
      case "bool" -> CellFormats.BOOLEAN;
      case "int2", "int4", "int8", "oid" -> CellFormats.INTEGER;
      case "numeric" -> CellFormats.DECIMAL;
      case "float4", "float8" -> CellFormats.FLOAT;
      case "bytea" -> CellFormats.BINARY.ofLargeValues();
      case "date" -> CellFormats.DATE;
      case "time" -> CellFormats.TIME;
      case "timestamp" -> CellFormats.TIMESTAMP;
      case "timestamptz" -> CellFormats.INSTANT;
      case "varchar", "bpchar", "name" -> CellFormats.UTF8;
      case "text", "json", "jsonb", "xml" -> CellFormats.UTF8.ofLargeValues();
      case "_bool" -> CellFormats.BOOLEANS;
      case "_int2", "_int4", "_int8" -> CellFormats.INTEGERS;
      case "_numeric" -> CellFormats.DECIMALS;
      case "_float4", "_float8" -> CellFormats.FLOATS;
      case "_text", "_varchar", "_bpchar", "_uuid", "_json", "_jsonb", "_xml" -> CellFormats.TEXTS;
      default -> CellFormats.TEXT;
    };
  }

  /** Large values are cut by the server, so that they never travel. */
  @Override
  String cellExpression(ColumnFacts column) {
    String name = column(column.stored());
    return switch (column.typeName()) {
      case "bytea" -> "substring(" + name + " FROM 1 FOR " + (CellFormats.BINARY_PREFIX + 1) + ")";
      case "text", "varchar" ->
          "CASE WHEN octet_length("
              + name
              + ") > "
              + CellFormats.TEXT_PREFIX
              + " THEN left("
              + name
              + ", "
              + (CellFormats.TEXT_PREFIX + 1)
              + ") ELSE "
              + name
              + " END";
      case "json", "jsonb", "xml" ->
          "left(CAST(" + name + " AS text), " + (CellFormats.TEXT_PREFIX + 1) + ")";
      case "oid" -> "CAST(" + name + " AS bigint)";
      // not the number that it is nearest to, but the one that it is written as
      case "float4" -> "CAST(CAST(" + name + " AS text) AS float8)";
      default ->
          format(column).equals(CellFormats.TEXT)
                  || column.typeName().equals("name")
                  || column.typeName().equals("bpchar")
              ? "CAST(" + name + " AS text)"
              : name;
    };
  }

  @Override
  String keyExpression(KeyColumn key) {
    return key.form() == KeyColumn.Form.TEXT
        ? "CAST(" + column(key.name()) + " AS text)"
        : column(key.name());
  }

  /** Whatever an index orders has a text form that the server reads back as the same value. */
  @Override
  Optional<KeyColumn> keyColumn(ColumnFacts column) {
    return Optional.of(
        switch (column.typeName()) {
          case "int2", "int4", "int8" -> KeyColumn.plain(column.stored(), KeyColumn.Form.INTEGER);
          case "bytea" -> KeyColumn.plain(column.stored(), KeyColumn.Form.BINARY);
          default -> KeyColumn.cast(column.stored(), column.declared());
        });
  }

  /** Text of any type is compared as it is read. */
  @Override
  Optional<Lookup> lookup(ColumnFacts column, CellFormat<?> format) {
    return switch (column.typeName()) {
      case "int2", "int4", "int8", "oid" -> Optional.of(lookup(Lookup.Kind.INTEGER, column));
      case "numeric" -> Optional.of(lookup(Lookup.Kind.DECIMAL, column));
      case "uuid" -> Optional.of(lookup(Lookup.Kind.UUID, column));
      case "date" -> Optional.of(lookup(Lookup.Kind.DATE, column));
      default ->
          format.type() == DataType.TEXT && !column.typeName().startsWith("_")
              ? Optional.of(
                  new Lookup(
                      Lookup.Kind.TEXT,
                      column.stored(),
                      "CAST(" + column(column.stored()) + " AS text)",
                      characters(column)))
              : Optional.empty();
    };
  }

  /** Those of {@code character(36)}, which is compared without the blanks behind it. */
  private static int characters(ColumnFacts column) {
    Matcher declared = CHARACTERS.matcher(column.declared());
    return declared.matches() ? Integer.parseInt(declared.group(1)) : 0;
  }

  @Override
  String trimmed(String text) {
    return "btrim(" + text + ", E' \\t\\n\\x0b\\f\\r\\x1c\\x1d\\x1e\\x1f')";
  }

  @Override
  String asciiLower(String text) {
    return "lower(" + text + " COLLATE \"C\")";
  }

  @Override
  String digits(String text) {
    return "regexp_replace(" + text + ", '[^0-9]', '', 'g')";
  }

  @Override
  String holdsMoreThan(String text, String characters) {
    return text + " ~ '[^" + characters + "]'";
  }

  @Override
  boolean bindsArrays() {
    return true;
  }

  @Override
  String amongArrays(List<String> expressions, List<Lookup.Kind> kinds) {
    if (expressions.size() == 1) {
      return expressions.get(0) + " = ANY (?)";
    }
    String arrays =
        kinds.stream()
            .map(kind -> "CAST(? AS " + kind.array() + "[])")
            .collect(Collectors.joining(", "));
    return "(" + String.join(", ", expressions) + ") IN (SELECT * FROM unnest(" + arrays + "))";
  }

  @Override
  @Nullable String currentSchema(Connection connection) throws SQLException {
    List<String> schema = strings(connection, "SELECT current_schema()");
    return schema.isEmpty() ? null : schema.get(0);
  }
}
