package dev.steward.batch;

import dev.steward.core.Column;
import dev.steward.source.SourceException;
import dev.steward.source.Table;
import java.util.Collection;
import java.util.List;

/** The columns that declarations name. */
final class Columns {
  private Columns() {}

  /** A link over a column that is not there would find nothing, and look as if there were none. */
  static void require(Table table, Collection<String> named) throws SourceException {
    List<String> columns = table.columns().stream().map(Column::name).toList();
    for (String name : named) {
      boolean known =
          columns.contains(name)
              || columns.stream().anyMatch(column -> name.startsWith(column + "."));
      if (!known) {
        throw new SourceException("Cannot search " + table.ref(), "no such column: " + name);
      }
    }
  }
}
