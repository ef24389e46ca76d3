package dev.steward.batch;

import dev.steward.core.TableRef;
import dev.steward.erasure.StoredPlan;
import dev.steward.source.SourceException;
import dev.steward.store.WorkPlan;
import dev.steward.store.WorkUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.transaction.support.TransactionOperations;

/** Changes the rows of the tables of one rank, once those before them are changed. */
final class ApplyPhase implements TableWork, TableFinder {
  private static final byte[] DONE = {1};

  private final ErasureRuns runs;
  private final int rank;
  private final TransactionOperations ownTransaction;

  ApplyPhase(ErasureRuns runs, int rank, TransactionOperations ownTransaction) {
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
      Optional<StoredPlan> decided = runs.plan(instance);
      if (decided.isPresent()
          && runs.isAdmitted(decided.get())
          && runs.notChanged(instance, rank).isEmpty()) {
        List<TableRef> tables = decided.get().toChange(rank);
        ownTransaction.executeWithoutResult(status -> plan.found(tables));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public TablePlan plan(long jobInstanceId, TableRef table) throws SourceException, IOException {
    return new TablePlan(
        "", runs.changer(jobInstanceId, table, rank).plan(runs.subjects().sources().reread(table)));
  }

  @Override
  public UnitOutput work(WorkUnit unit) throws SourceException, IOException {
    long changed =
        runs.changer(unit.jobInstanceId(), unit.table(), rank)
            .apply(runs.subjects().sources().table(unit.table()), unit.split(), runs.guard());
    return new UnitOutput(DONE, changed);
  }
}
