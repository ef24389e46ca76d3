package dev.steward.source;

import java.util.List;

/**
 * A reference that a source itself keeps.
 *
 * @param table that refers, by its name in the source
 * @param references the table that is referred to, likewise
 * @param referenced its columns, in the order of the others
 */
public record ForeignKey(
    String table, List<String> columns, String references, List<String> referenced) {
  public ForeignKey {
    columns = List.copyOf(columns);
    referenced = List.copyOf(referenced);
    if (columns.size() != referenced.size()) {
      throw new IllegalArgumentException("Each column of a foreign key references one column");
    }
  }
}
