package dev.steward.batch;

import dev.steward.core.Column;
import dev.steward.source.SourceException;
import dev.steward.source.Table;
import java.util.Set;
import java.util.stream.Collectors;

/** Which columns of people's rows a job needs. */
@FunctionalInterface
interface FoundColumns {
  FoundColumns ALL =
      table -> table.columns().stream().map(Column::name).collect(Collectors.toSet());

  /** Those of a table; columns that links go by are read in any case. */
  Set<String> of(Table table) throws SourceException;
}
