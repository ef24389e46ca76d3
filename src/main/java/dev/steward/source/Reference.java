package dev.steward.source;

import java.util.List;

/**
 * A foreign key of another table, whose rows keep those that they refer to from being deleted.
 *
 * @param table a name by which the source opens it
 * @param columns of that table
 * @param referenced columns of the table that is referred to, in that order
 */
public record Reference(String table, List<String> columns, List<String> referenced) {
  public Reference {
    columns = List.copyOf(columns);
    referenced = List.copyOf(referenced);
  }
}
