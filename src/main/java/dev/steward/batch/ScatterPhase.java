package dev.steward.batch;

import dev.steward.core.TableRef;
import dev.steward.shuffle.PartWriter;
import dev.steward.source.ScanScope;
import dev.steward.source.SourceException;
import dev.steward.store.WorkPlan;
import dev.steward.store.WorkUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.springframework.transaction.support.TransactionOperations;

/** Reads the inputs, split by split, and writes what they say by ranges of keys. */
final class ScatterPhase implements TableWork, TableFinder {
  static final String INPUT = "consent";

  private final EligibilityRuns runs;
  private final TransactionOperations ownTransaction;

  ScatterPhase(EligibilityRuns runs, TransactionOperations ownTransaction) {
    this.runs = runs;
    this.ownTransaction = ownTransaction;
  }

  @Override
  public void find(WorkPlan plan, Set<String> again) {
    try {
      EligibilityRun run = runs.of(plan.jobInstanceId());
      // killed after its publication: the parts may be gone
      if (!run.run().isComplete() && run.ranges().isPresent()) {
        List<TableRef> inputs =
            run.inputs().names().stream().map(name -> new TableRef(INPUT, name)).toList();
        ownTransaction.executeWithoutResult(status -> plan.found(inputs));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public TablePlan plan(long jobInstanceId, TableRef input) throws SourceException, IOException {
    EligibilityRun run = runs.of(jobInstanceId);
    return new TablePlan("", run.inputs().open(input.table()).plan(new ScanScope.Full()));
  }

  @Override
  public UnitOutput work(WorkUnit unit) throws SourceException, IOException {
    EligibilityRun run = runs.of(unit.jobInstanceId());
    try (PartWriter part = run.store(EligibilityRun.SCATTER).draft(unit.seq(), run.knownRanges())) {
      long rows = run.inputs().scatter(unit.table().table(), unit.split(), part);
      part.finish();
      return UnitOutput.drafted(rows);
    }
  }
}
