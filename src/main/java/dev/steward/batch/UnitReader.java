package dev.steward.batch;

import dev.steward.store.WorkPlan;
import dev.steward.store.WorkUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * Yields the units of one partition that have no result. Nothing is kept in the execution context:
 * after an ambiguous commit it would be one unit behind the results.
 */
class UnitReader implements ItemReader<WorkUnit> {
  private final StepExecution execution;
  private final WorkPlan plan;
  private final int partition;
  private final StopSignal stop;
  private final CurrentPartition current;
  private int last;

  UnitReader(
      StepExecution execution, Workspace workspace, StopSignal stop, CurrentPartition current) {
    this.current = current;
    String name = execution.getStepName();
    this.execution = execution;
    this.plan = workspace.plan(RunContext.of(execution).jobInstanceId(), UnitSplitter.stepOf(name));
    this.partition = UnitSplitter.partitionOf(name);
    this.stop = stop;
  }

  @Override
  public @Nullable WorkUnit read() {
    if (stop.isRequested() || current.isToStop()) {
      execution.setTerminateOnly();
      return null;
    }
    WorkUnit next = plan.next(partition, last).orElse(null);
    if (next != null) {
      last = next.seq();
    }
    return next;
  }
}
