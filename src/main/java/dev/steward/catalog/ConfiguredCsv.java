package dev.steward.catalog;

import dev.steward.source.Source;
import dev.steward.source.SourceException;
import dev.steward.source.csv.CsvSettings;
import dev.steward.source.csv.CsvSource;

/** Configured CSV files. */
public record ConfiguredCsv(CsvSettings settings) implements ConfiguredSource {
  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public Source open() throws SourceException {
    return CsvSource.open(settings);
  }
}
