package dev.steward.batch;

import dev.steward.core.TableRef;
import dev.steward.erasure.Searched;
import dev.steward.erasure.StoredPlan;
import dev.steward.source.ScanScope;
import dev.steward.source.SourceException;
import dev.steward.source.Table;
import dev.steward.store.WorkPlan;
import dev.steward.store.WorkUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;

/** Searches all tables of all sources for people who should be gone, once they are. */
final class VerifyPhase implements TableWork, TableFinder {
  private final ErasureRuns runs;
  private final TableFinder everyTable;

  VerifyPhase(ErasureRuns runs, TableFinder everyTable) {
    this.runs = runs;
    this.everyTable = everyTable;
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
          && !decided.get().tokens().isEmpty()
          && runs.isAdmitted(decided.get())
          && runs.notChanged(instance, runs.ranks()).isEmpty()) {
        everyTable.find(plan, again);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public TablePlan plan(long jobInstanceId, TableRef ref) throws SourceException, IOException {
    Table table = runs.subjects().sources().reread(ref);
    if (runs.changes(jobInstanceId, ref)) {
      table.changer().sweep(); // what a kill left may hold whom nothing else holds any more
    }
    return new TablePlan("", table.plan(new ScanScope.Full()));
  }

  @Override
  public UnitOutput work(WorkUnit unit) throws SourceException, IOException {
    Searched searched =
        runs.verification(unit.jobInstanceId())
            .search(runs.subjects().sources().table(unit.table()), unit.split());
    return new UnitOutput(searched.toBytes(), searched.rows());
  }
}
