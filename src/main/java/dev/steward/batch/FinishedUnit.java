package dev.steward.batch;

import dev.steward.store.UnitOutcome;
import dev.steward.store.WorkUnit;

/** A unit whose work is over, well or not; where it went well its part is drafted. */
record FinishedUnit(WorkUnit unit, UnitOutcome outcome) {
  @Override
  public String toString() {
    return "FinishedUnit[" + unit.seq() + ", " + outcome.word() + "]";
  }
}
