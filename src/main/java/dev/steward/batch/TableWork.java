package dev.steward.batch;

import dev.steward.core.TableRef;
import dev.steward.source.SourceException;
import java.io.IOException;

/** Work on tables, which are cut into splits: a unit each. */
interface TableWork extends UnitWork {
  /**
   * Cuts a table.
   *
   * @throws IOException where the run's own files cannot be read: no fault of the table's
   */
  TablePlan plan(long jobInstanceId, TableRef table) throws SourceException, IOException;
}
