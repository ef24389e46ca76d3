package dev.steward.catalog;

import dev.steward.source.Source;
import dev.steward.source.SourceException;
import dev.steward.source.jdbc.JdbcSettings;
import dev.steward.source.jdbc.JdbcSource;

/** A configured database. */
public record ConfiguredJdbc(JdbcSettings settings) implements ConfiguredSource {
  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public Source open() throws SourceException {
    return JdbcSource.open(settings);
  }
}
