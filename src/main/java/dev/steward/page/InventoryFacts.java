package dev.steward.page;

import java.util.List;

/**
 * What an inventory says.
 *
 * @param unread tables that could not be read
 * @param gaps columns with personal data that erasure does not reach
 * @param undeclared those that nobody declared, or declared as something else
 * @param drift what changed since the run before
 */
record InventoryFacts(
    long tables,
    long unread,
    long columns,
    long personal,
    long special,
    long gaps,
    Shortlist.Listed<Finding> undeclared,
    Shortlist.Listed<Finding> specials,
    Drift drift,
    Figure bySource,
    Figure byCategory,
    List<String> notes) {

  /**
   * A column.
   *
   * @param status in words
   */
  record Finding(
      Cell place, String category, String declared, String status, Cell evidence, String since) {}

  /** What is new, gone or different. */
  record Drift(long added, long removed, long changed, Shortlist.Listed<Step> steps) {
    long total() {
      return added + removed + changed;
    }
  }

  /** A column that is new, gone or different. */
  record Step(Cell place, String change, Cell before, Cell after) {}
}
