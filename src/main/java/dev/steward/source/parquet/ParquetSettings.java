package dev.steward.source.parquet;

import java.util.List;
import java.util.Map;

/**
 * Where Parquet files lie.
 *
 * @param location a local path or Hadoop URI of a folder or file
 * @param include globs over table names; empty for all
 * @param exclude globs that win over {@code include}
 * @param hadoop settings for Hadoop's file systems; may hold credentials
 */
public record ParquetSettings(
    String name,
    String location,
    List<String> include,
    List<String> exclude,
    Map<String, String> hadoop) {
  public ParquetSettings {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
    hadoop = Map.copyOf(hadoop);
  }

  /** Without credentials. */
  @Override
  public String toString() {
    return "ParquetSettings[" + name + "]";
  }
}
