package dev.steward.batch;

import dev.steward.audit.AuditAction;
import dev.steward.audit.AuditEvent;
import dev.steward.core.TableRef;
import dev.steward.source.SourceException;
import dev.steward.store.AuditTrail;
import dev.steward.store.Run;
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
  private final AuditTrail audit;
  private final AuditAction action;

  /**
   * @param action what the audit trail calls it
   */
  ApplyPhase(
      RankedChanges runs,
      int rank,
      TransactionOperations ownTransaction,
      AuditTrail audit,
      AuditAction action) {
    this.runs = runs;
    this.rank = rank;
    this.ownTransaction = ownTransaction;
    this.audit = audit;
    this.action = action;
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
    try {
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
      record(unit, changed + " rows");
      return new UnitOutput(DONE, changed);
    } catch (SourceException | RuntimeException e) {
      record(unit, "failed; some of its rows may be changed");
      throw e;
    }
  }

  /** With the unit's result. */
  private void record(WorkUnit unit, String outcome) throws IOException {
    Run run = runs.subjects().of(unit.jobInstanceId()).run();
    audit.record(
        new AuditEvent(
            action,
            "%s/%s %s".formatted(run.jobName(), run.label(), unit.table()),
            "%s: %s".formatted(unit.split().place(), outcome)));
  }
}
