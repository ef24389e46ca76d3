package dev.steward.batch;

import dev.steward.catalog.Sources;
import dev.steward.core.TableRef;
import dev.steward.rectification.Checked;
import dev.steward.rectification.TableCheck;
import dev.steward.source.SourceChangedException;
import dev.steward.source.SourceException;
import dev.steward.store.WorkPlan;
import dev.steward.store.WorkUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.springframework.transaction.support.TransactionOperations;

/** Looks at people's rows once they are put right. */
final class CheckPhase implements TableWork, TableFinder {
  private final RectificationRuns runs;
  private final TransactionOperations ownTransaction;

  CheckPhase(RectificationRuns runs, TransactionOperations ownTransaction) {
    this.runs = runs;
    this.ownTransaction = ownTransaction;
  }

  @Override
  public void find(WorkPlan plan, Set<String> again) {
    try {
      long instance = plan.jobInstanceId();
      if (runs.subjects().of(instance).run().isComplete()) {
        return; // killed after its publication: the parts may be gone
      }
      List<TableRef> tables = runs.toCheck(instance);
      if (!tables.isEmpty() && runs.notChanged(instance, runs.ranks()).isEmpty()) {
        ownTransaction.executeWithoutResult(status -> plan.found(tables));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public TablePlan plan(long jobInstanceId, TableRef ref) throws SourceException, IOException {
    Sources sources = runs.subjects().sources();
    for (int rank = 0; rank < runs.ranks(); rank++) {
      if (runs.toChange(jobInstanceId, rank).contains(ref)) {
        sources.reread(ref).changer().sweep(); // what a kill left may hold what is not so
      }
    }
    TableCheck check = runs.check(jobInstanceId, ref);
    try {
      return new TablePlan("", check.plan(sources.reread(ref)));
    } catch (SourceChangedException e) {
      return new TablePlan("", check.plan(sources.reread(ref))); // files were listed long ago
    }
  }

  @Override
  public UnitOutput work(WorkUnit unit) throws SourceException, IOException {
    Checked checked =
        runs.check(unit.jobInstanceId(), unit.table())
            .check(runs.subjects().sources().table(unit.table()), unit.split());
    return new UnitOutput(checked.toBytes(), 0);
  }
}
