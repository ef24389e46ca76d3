package dev.steward.source.jdbc;

import java.sql.Types;

/**
 * What the database says about a column.
 *
 * @param stored its name as stored
 * @param jdbcType one of {@link Types}; 0 where the dialect goes by {@code typeName}
 * @param typeName the database's name of the type, of a domain's base type
 * @param declared the type as one would write it in a definition
 * @param size digits, characters or bytes; 0 where it does not apply
 * @param scale decimals
 */
record ColumnFacts(
    String stored,
    int jdbcType,
    String typeName,
    String declared,
    int size,
    int scale,
    boolean nullable) {
  ColumnFacts ofType(String otherName) {
    return new ColumnFacts(stored, jdbcType, otherName, declared, size, scale, nullable);
  }
}
