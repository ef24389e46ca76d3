package dev.steward.source;

import java.util.List;

/**
 * What a source was found to hold.
 *
 * @param tables names of the tables, ascending
 * @param unreadable places below the source that could not be looked into, such as a folder without
 *     read permission: what lies there is unknown, not absent
 */
public record Discovery(List<String> tables, List<Unreadable> unreadable) {
  public Discovery {
    tables = List.copyOf(tables);
    unreadable = List.copyOf(unreadable);
  }

  /** A table's name as it would have been had the place been readable, and why it was not. */
  public record Unreadable(String table, String reason) {}
}
