package dev.steward.source.jdbc;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to reach a database.
 *
 * @param schemas the schemas to look into; empty for the connection's own
 * @param include globs over table names ({@code table} or {@code schema.table}); empty for all
 * @param exclude globs that win over {@code include}
 * @param fetchSize rows a round trip
 * @param splitRows rows a split
 * @param properties passed to the driver
 */
public record JdbcSettings(
    String name,
    String url,
    Optional<String> username,
    Optional<String> password,
    List<String> schemas,
    List<String> include,
    List<String> exclude,
    int fetchSize,
    long splitRows,
    Map<String, String> properties) {
  public JdbcSettings {
    schemas = List.copyOf(schemas);
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
    properties = Map.copyOf(properties);
    if (fetchSize <= 0 || splitRows <= 0) {
      throw new IllegalArgumentException("fetch-size and split-rows are positive");
    }
  }

  /** Without credentials. */
  @Override
  public String toString() {
    return "JdbcSettings[" + name + "]";
  }
}
