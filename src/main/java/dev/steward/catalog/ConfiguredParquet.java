package dev.steward.catalog;

import dev.steward.source.Source;
import dev.steward.source.SourceException;
import dev.steward.source.parquet.ParquetSettings;
import dev.steward.source.parquet.ParquetSource;

/** Configured Parquet files. */
public record ConfiguredParquet(ParquetSettings settings) implements ConfiguredSource {
  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public Source open() throws SourceException {
    return ParquetSource.open(settings);
  }
}
