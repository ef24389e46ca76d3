package dev.steward.source.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** A database that we know nothing about but what its driver tells. */
final class StandardSql extends Dialect {
  private static final Set<String> SYSTEM =
      Set.of(
          "information_schema",
          "sys",
          "system",
          "syscat",
          "sysibm",
          "sysstat",
          "sysfun",
          "sysproc",
          "pg_catalog",
          "nullid",
          "sqlj",
          "definition_schema",
          "xdb",
          "ctxsys",
          "mdsys",
          "outln");

  private final String quote;

  StandardSql(String quote) {
    this.quote = quote;
  }

  /** Elsewhere a repeatable read locks out writers, and one statement is consistent as it is. */
  @Override
  OptionalInt snapshotIsolation() {
    return OptionalInt.empty();
  }

  @Override
  String quote(String identifier) {
    return quote.isEmpty() ? identifier : quote + identifier.replace(quote, quote + quote) + quote;
  }

  @Override
  String head(long rows) {
    return "";
  }

  @Override
  List<String> schemas(Connection connection) throws SQLException {
    List<String> schemas = new ArrayList<>();
    try (ResultSet rows = connection.getMetaData().getSchemas()) {
      while (rows.next()) {
        String schema = rows.getString("TABLE_SCHEM");
        if (!SYSTEM.contains(schema.toLowerCase(Locale.ROOT))) {
          schemas.add(schema);
        }
      }
    }
    return schemas.isEmpty() ? List.of("") : schemas;
  }

  @Override
  OptionalLong estimatedRows(Connection connection, Relation relation) throws SQLException {
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
        if (rows.getShort("TYPE") == DatabaseMetaData.tableIndexStatistic) {
          return OptionalLong.of(rows.getLong("CARDINALITY"));
        }
      }
    }
    return OptionalLong.empty();
  }
}
