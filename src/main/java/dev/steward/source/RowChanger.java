package dev.steward.source;

import java.util.List;

/**
 * Changes a table's rows, in units that may be done in any order, in any process, and again after
 * they were done or broken off at any moment.
 */
public interface RowChanger {
  /**
   * The units of work: a batch of keys, or a file that may hold a row. The same table and changes
   * give the same units; none where no row can match.
   */
  List<Split> plan(List<RowChange> changes) throws SourceException;

  /**
   * Finds out what the source would refuse, as far as it tells that without keeping a change:
   * databases do the changes and undo them, since only they know all their constraints.
   *
   * @throws SourceException as {@link #apply} would
   */
  default void rehearse(List<RowChange> changes) throws SourceException {}

  /**
   * Does a unit. A file is replaced whole and atomically where its file system can, keeps all that
   * the change does not touch, and is left alone where no row matches.
   *
   * @throws SourceException where it could not be done; nothing of the unit is half done then
   */
  Counts apply(Split unit, List<RowChange> changes, Guard guard) throws SourceException;

  /** Removes what units that were broken off left behind. */
  void sweep() throws SourceException;

  /** Asked right before each step that cannot be taken back. */
  interface Guard {
    /**
     * @throws SourceException where this process may no longer change anything
     */
    void check() throws SourceException;
  }

  /**
   * What a unit did.
   *
   * @param rows looked at; −1 where only matching rows were
   * @param changed rows changed or deleted, by the position of the change
   */
  record Counts(long rows, List<Long> changed) {
    public Counts {
      changed = List.copyOf(changed);
    }
  }
}
