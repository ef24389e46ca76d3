package dev.steward.batch;

import dev.steward.core.TableRef;
import dev.steward.source.SourceException;
import dev.steward.store.WorkPlan;
import dev.steward.store.WorkUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.springframework.transaction.support.TransactionOperations;

/** Changes the rows of the tables of one rank, once those before them are changed. */
final class ApplyPhase implements TableWork, TableFinder {
  private static final byte[] DONE = {1};

  private final RankedChanges runs;
  private final int rank;
  private final TransactionOperations ownTransaction;

  ApplyPhase(RankedChanges runs, int rank, TransactionOperations ownTransaction) {
    this.runs = runs;
    this.rank = rank;
    this.ownTransaction = ownTransaction;
  }

  @Override
  public void find(WorkPlan plan, Set<String> again) {
    try {
      long instance = plan.jobInstanceId();
      if (runs.subjects().of(instance).run().isComplete()) {
        return; // killed after its publication: the parts may be gone
      }
      List<TableRef> tables = runs.toChange(instance, rank);
      if (!tables.isEmpty() && runs.notChanged(instance, rank).isEmpty()) {
        ownTransaction.executeWithoutResult(status -> plan.found(tables));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public TablePlan plan(long jobInstanceId, TableRef table) throws SourceException, IOException {
    return new TablePlan(
        "",
        runs.subjects()
            .sources()
            .reread(table)
            .changer()
            .plan(runs.changes(jobInstanceId, table, rank)));
  }

  @Override
  public UnitOutput work(WorkUnit unit) throws SourceException, IOException {
    long changed =
        runs
            .subjects()
            .sources()
            .table(unit.table())
            .changer()
            .apply(
                unit.split(),
                runs.changes(unit.jobInstanceId(), unit.table(), rank),
                runs.guard())
            .changed()
            .stream()
            .mapToLong(Long::longValue)
            .sum();
    return new UnitOutput(DONE, changed);
  }
}
