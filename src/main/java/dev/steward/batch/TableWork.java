package dev.steward.batch;

import dev.steward.core.TableRef;
import dev.steward.source.SourceException;
import dev.steward.store.WorkUnit;
import java.io.IOException;

/**
 * What a job does with tables: it cuts each into splits, and does the splits one by one, in any
 * order, by several threads, perhaps again after a kill, with the same result.
 */
interface TableWork {
  TablePlan plan(TableRef table) throws SourceException;

  /**
   * @throws IOException where the run's own files cannot be read or written: no fault of the unit's
   */
  UnitOutput work(WorkUnit unit) throws SourceException, IOException;
}
