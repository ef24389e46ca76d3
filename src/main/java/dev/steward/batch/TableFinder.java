package dev.steward.batch;

import dev.steward.store.WorkPlan;
import java.util.Set;

/** Finds the tables that a run reads, and stores them in its plan. */
interface TableFinder {
  /**
   * To be called at each try; what is known stays as it is.
   *
   * @param again names of the sources that earlier tries could not look through
   */
  void find(WorkPlan plan, Set<String> again);
}
