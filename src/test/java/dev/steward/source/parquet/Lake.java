package dev.steward.source.parquet;

import dev.steward.source.Source;
import dev.steward.source.SourceException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Opens the files of a test as a source named {@code lake}. */
final class Lake {
  private Lake() {}

  static Source at(Path location) throws SourceException {
    return at(location, List.of(), List.of());
  }

  static Source at(Path location, List<String> include, List<String> exclude)
      throws SourceException {
    return ParquetSource.open(
        new ParquetSettings("lake", location.toString(), include, exclude, Map.of()));
  }
}
