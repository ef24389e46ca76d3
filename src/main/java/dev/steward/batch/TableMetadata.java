package dev.steward.batch;

import dev.steward.core.Column;
import dev.steward.source.SourceException;
import dev.steward.source.Table;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the inventory remembers of a table from plan to publication.
 *
 * @param rows empty where only a full scan would tell
 * @param sampled whether the splits leave rows out
 */
record TableMetadata(
    List<Column> columns, OptionalLong rows, List<String> remarks, boolean sampled) {
  private static final JsonMapper JSON = JsonMapper.shared();

  static TableMetadata of(Table table, boolean sampled) throws SourceException {
    return new TableMetadata(table.columns(), table.rows(), table.remarks(), sampled);
  }

  String toJson() {
    return JSON.writeValueAsString(this);
  }

  static TableMetadata fromJson(String json) {
    return JSON.readValue(json, TableMetadata.class);
  }
}
