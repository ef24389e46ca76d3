package dev.steward.source.jdbc;

import dev.steward.core.DataType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keys go as arrays, one a column; rows are known by their place in the table. */
final class PostgreSqlChanges extends ChangeSql {
  private static final Set<String> PLAIN = Set.of("varchar", "text", "bpchar");

  PostgreSqlChanges(Dialect dialect) {
    super(dialect);
  }

  @Override
  void begin(Connection connection) throws SQLException {
    // for this transaction, and where nobody has set another
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT set_config('lock_timeout', '60s', true)"
                + " WHERE current_setting('lock_timeout') = '0'")) {
      statement.execute();
    }
  }

  @Override
  int keysAtOnce() {
    return 5000;
  }

  @Override
  boolean checksReferencesRowByRow() {
    return false;
  }

  @Override
  String rehearsal(String statement) {
    return "EXPLAIN " + statement;
  }

  @Override
  KeyType keyType(ColumnFacts column) {
    return column.typeName().equals("uuid") ? KeyType.UUID : super.keyType(column);
  }

  /** A collation may take different texts for equal. */
  @Override
  List<ColumnFacts> columns(Connection connection, Relation relation) throws SQLException {
    List<String> loose =
        Dialect.strings(
            connection,
            """
            SELECT a.attname FROM pg_catalog.pg_attribute a
            JOIN pg_catalog.pg_collation l ON l.oid = a.attcollation
            JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relname = ? AND NOT l.collisdeterministic""",
            relation.schema(),
            relation.stored());
    return super.columns(connection, relation).stream()
        .map(each -> loose.contains(each.stored()) ? each.ofType("loose text") : each)
        .toList();
  }

  @Override
  boolean isPlainText(ColumnFacts column) {
    return PLAIN.contains(column.typeName());
  }

  @Override
  String text(ColumnFacts column) {
    return "CAST(" + dialect.column(column.stored()) + " AS text) COLLATE \"C\"";
  }

  @Override
  String whole(ColumnFacts column) {
    return text(column);
  }

  @Override
  Sql among(List<ColumnFacts> columns, List<Object[]> keys) {
    Sql sql = new Sql();
    if (columns.size() == 1) {
      sql.add(keyed(columns.get(0)) + " = ANY(");
      return sql.add("?", array(columns.get(0), keys, 0)).add(")");
    }
    sql.add("(" + String.join(", ", columns.stream().map(this::keyed).toList()) + ")");
    sql.add(" IN (SELECT * FROM unnest(");
    for (int i = 0; i < columns.size(); i++) {
      sql.add(i == 0 ? "?" : ", ?", array(columns.get(i), keys, i));
    }
    return sql.add("))");
  }

  private Sql.Binding array(ColumnFacts column, List<Object[]> keys, int position) {
    KeyType type = keyType(column);
    return (statement, index) -> {
      Object[] values = new Object[keys.size()];
      for (int i = 0; i < values.length; i++) {
        Object value = keys.get(i)[position];
        values[i] = type == KeyType.BINARY ? value : value.toString();
      }
      statement.setArray(
          index,
          type == KeyType.BINARY
              ? statement.getConnection().createArrayOf("bytea", binary(values))
              : statement.getConnection().createArrayOf(element(column, type), values));
    };
  }

  private static byte[][] binary(Object[] values) {
    byte[][] bytes = new byte[values.length][];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte[]) values[i];
    }
    return bytes;
  }

  private static String element(ColumnFacts column, KeyType type) {
    return switch (type) {
      case INTEGER -> "int8";
      case DECIMAL -> "numeric";
      case FLOAT -> "float8";
      case BOOLEAN -> "bool";
      case DATE -> "date";
      case TIME -> "time";
      case TIMESTAMP -> "timestamp";
      case INSTANT -> "timestamptz";
      case UUID -> "uuid";
      case BINARY -> "bytea";
      case TEXT -> column.typeName().equals("bpchar") ? "bpchar" : "text";
      case BY_TEXT -> "text";
    };
  }

  @Override
  String paddedBinary(String column) {
    return "CASE WHEN octet_length(%1$s) > 0 THEN get_byte(%1$s, 0) IN (%2$s)"
            .formatted(column, SPACES)
        + " OR get_byte(%1$s, octet_length(%1$s) - 1) IN (%2$s) END".formatted(column, SPACES);
  }

  /** An explicit cast cuts what is too long. */
  @Override
  String placeholder(ColumnFacts column) {
    return "CAST(? AS " + column.declared() + ")";
  }

  @Override
  int length(ColumnFacts column) {
    return 0;
  }

  /** By text, which each type has; not each can be compared. */
  @Override
  Sql differs(ColumnFacts column, Sql value) {
    return new Sql().add(text(column)).add(" <> CAST(").add(value).add(" AS text)");
  }

  @Override
  String firstOfYear(ColumnFacts column) {
    String name = dialect.column(column.stored());
    return dialect.format(column).type() == DataType.INSTANT
        ? "date_trunc('year', " + name + ", 'UTC')"
        : "CAST(date_trunc('year', " + name + ") AS " + column.declared() + ")";
  }

  @Override
  Optional<String> neutralOther(String typeName) {
    return typeName.startsWith("_") ? Optional.of("{}") : super.neutralOther(typeName);
  }

  @Override
  boolean reads(Connection connection, ColumnFacts column, String text) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT " + placeholder(column))) {
      statement.setString(1, text);
      statement.executeQuery().close();
      connection.releaseSavepoint(before);
      return true;
    } catch (SQLException e) {
      if (JdbcFaults.isLost(e)) {
        throw e;
      }
      connection.rollback(before);
      return false;
    }
  }

  @Override
  boolean keeps(Connection connection, ColumnFacts column, String text) throws SQLException {
    DataType type = dialect.format(column).type();
    boolean decimal = type == DataType.DECIMAL;
    if (!decimal && !isPlainText(column)) {
      return true;
    }
    String plain = decimal ? "numeric" : "text";
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT CAST(%s AS %s) = CAST(? AS %2$s)".formatted(placeholder(column), plain))) {
      statement.setString(1, text.strip());
      statement.setString(2, text.strip());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  @Override
  String readable(String name, ColumnFacts column) {
    return dialect.format(column).type() == DataType.TEXT ? "" : " AND isfinite(" + name + ")";
  }

  @Override
  Optional<RowIdentity> identity(TableFacts table, List<ColumnFacts> known) {
    List<KeyColumn> place = new ArrayList<>();
    place.add(KeyColumn.cast("tableoid", "oid"));
    place.add(KeyColumn.cast("ctid", "tid"));
    return Optional.of(
        new RowIdentity(
            List.of("CAST(t.tableoid AS text)", "CAST(t.ctid AS text)"),
            "t.tableoid = CAST(? AS oid) AND t.ctid = CAST(? AS tid)",
            place,
            true));
  }
}
