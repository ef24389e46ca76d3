package dev.steward.catalog;

import dev.steward.source.Source;
import dev.steward.source.SourceException;

/** A source as configured, not yet opened. */
public interface ConfiguredSource {
  String name();

  /**
   * @throws SourceException where it cannot be reached
   */
  Source open() throws SourceException;
}
