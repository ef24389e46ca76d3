package dev.steward.page;

import java.util.List;

/**
 * What became of erasures.
 *
 * @param certified whether there is a certificate; else there is a plan at most, and nothing was
 *     changed
 * @param planned rows of the plan
 */
record ErasureFacts(
    boolean certified,
    long planned,
    long clear,
    long people,
    long deleted,
    long anonymised,
    long retained,
    Shortlist.Listed<Request> requests,
    Shortlist.Listed<Residue> residue,
    Shortlist.Listed<Blocker> blockers,
    List<String> notes) {

  /**
   * A request.
   *
   * @param searched tables that were searched afterwards
   * @param unsearched tables that were not
   * @param until the last day of what is kept; empty where nothing is, or there is no end
   */
  record Request(
      Cell id,
      Cell subject,
      long searched,
      long unsearched,
      long deleted,
      long anonymised,
      long retained,
      String until,
      long residue,
      String state,
      String tone,
      int gravity) {}

  /** A column where somebody who should be gone still is. */
  record Residue(Cell request, Cell place, String category, long hits) {}

  /** What stands against an erasure. */
  record Blocker(Cell request, Cell place, Cell reason) {}
}
