package dev.steward.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code steward.sources.NAME}. */
record SourceProperties(
    @Nullable String type,
    @Nullable String url,
    @Nullable String username,
    @Nullable String password,
    @Nullable List<String> schemas,
    @Nullable Integer fetchSize,
    @Nullable Long splitRows,
    @Nullable Map<String, String> properties,
    @Nullable String location,
    @Nullable Map<String, String> hadoop,
    @Nullable String delimiter,
    @Nullable String quote,
    @Nullable String escape,
    @Nullable String charset,
    @Nullable Boolean header,
    @Nullable List<String> include,
    @Nullable List<String> exclude,
    @Nullable Map<String, TableProperties> tables) {

  Map<String, TableProperties> tablesOrNone() {
    return tables == null ? Map.of() : tables;
  }

  SourceProperties withTables(Map<String, TableProperties> other) {
    return new SourceProperties(
        type,
        url,
        username,
        password,
        schemas,
        fetchSize,
        splitRows,
        properties,
        location,
        hadoop,
        delimiter,
        quote,
        escape,
        charset,
        header,
        include,
        exclude,
        other);
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return "SourceProperties";
  }
}
