package dev.steward.batch;

import dev.steward.source.SourceException;
import dev.steward.store.PlannedTable;
import dev.steward.store.WorkPlan;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Finds the tables and cuts them into units, once a run: what is planned stays planned, so that
 * data which moves between two tries cannot shift the cuts. A later try plans what could not be
 * planned, or changed under the plan. Each table's units are stored in a transaction of their own.
 */
final class PlanStep implements Tasklet {
  private final String step;
  private final TableWork work;
  private final TableFinder finder;
  private final Workspace workspace;
  private final TransactionOperations ownTransaction;
  private final StopSignal stop;

  /**
   * @param step the name of the step whose units are planned
   */
  PlanStep(
      String step,
      TableWork work,
      TableFinder finder,
      Workspace workspace,
      TransactionOperations ownTransaction,
      StopSignal stop) {
    this.step = step;
    this.work = work;
    this.finder = finder;
    this.workspace = workspace;
    this.ownTransaction = ownTransaction;
    this.stop = stop;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext context)
      throws IOException {
    StepExecution execution = contribution.getStepExecution();
    WorkPlan plan = workspace.plan(RunContext.of(execution).jobInstanceId(), step);
    finder.find(plan, transaction(plan::reopen));
    for (PlannedTable table : plan.pending()) {
      if (stop.isRequested()) {
        execution.setTerminateOnly();
        break;
      }
      cut(table, plan);
    }
    return RepeatStatus.FINISHED;
  }

  private void cut(PlannedTable table, WorkPlan plan) throws IOException {
    TablePlan cuts;
    try {
      cuts = work.plan(plan.jobInstanceId(), table.table());
    } catch (SourceException | RuntimeException e) {
      ownTransaction.executeWithoutResult(status -> plan.failed(table, Reasons.of(e)));
      return;
    }
    ownTransaction.executeWithoutResult(
        status -> plan.planned(table, cuts.description(), cuts.splits()));
  }

  private <T> T transaction(Supplier<T> action) {
    return Objects.requireNonNull(ownTransaction.execute(status -> action.get()));
  }
}
