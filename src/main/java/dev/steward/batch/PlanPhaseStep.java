package dev.steward.batch;

import dev.steward.core.TableRef;
import dev.steward.source.Split;
import dev.steward.store.PlannedTable;
import dev.steward.store.WorkPlan;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Plans a step that works on what earlier steps left: once, unless what it rests on has changed,
 * since an earlier try could not read all. Then all of its units are due again.
 */
final class PlanPhaseStep implements Tasklet {
  private final String step;
  private final PhasePlanner planner;
  private final Workspace workspace;
  private final TransactionOperations ownTransaction;
  private final StopSignal stop;

  PlanPhaseStep(
      String step,
      PhasePlanner planner,
      Workspace workspace,
      TransactionOperations ownTransaction,
      StopSignal stop) {
    this.step = step;
    this.planner = planner;
    this.workspace = workspace;
    this.ownTransaction = ownTransaction;
    this.stop = stop;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext context)
      throws IOException {
    StepExecution execution = contribution.getStepExecution();
    if (stop.isRequested()) {
      execution.setTerminateOnly();
      return RepeatStatus.FINISHED;
    }
    long instance = RunContext.of(execution).jobInstanceId();
    WorkPlan plan = workspace.plan(instance, step);
    Optional<String> basis = planner.basis(instance);
    boolean isPlanned =
        plan.tables().stream()
            .anyMatch(table -> table.isPlanned() && table.description().equals(basis.orElse(null)));
    if (isPlanned) {
      ownTransaction.executeWithoutResult(status -> plan.reopen());
      return RepeatStatus.FINISHED;
    }
    List<Split> units = basis.isEmpty() ? List.of() : planner.units(instance);
    ownTransaction.executeWithoutResult(status -> plan(plan, basis, units));
    return RepeatStatus.FINISHED;
  }

  private void plan(WorkPlan plan, Optional<String> basis, List<Split> units) {
    plan.forget();
    if (basis.isPresent()) {
      plan.found(List.of(new TableRef("run", step)));
      PlannedTable phase = plan.pending().get(0);
      plan.planned(phase, basis.get(), units);
    }
  }
}
