package dev.steward.batch;

import dev.steward.source.SourceException;
import dev.steward.store.WorkUnit;
import java.io.IOException;

/**
 * What a step does with its units: one by one, in any order, by several threads, perhaps again
 * after a kill, with the same result.
 */
interface UnitWork {
  /**
   * @throws SourceException where the unit cannot be done, as may be another time
   * @throws IOException where the run's own files cannot be read or written: no fault of the unit's
   */
  UnitOutput work(WorkUnit unit) throws SourceException, IOException;
}
