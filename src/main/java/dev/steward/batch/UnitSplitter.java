package dev.steward.batch;

import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Spreads the units that are due over partitions, anew at each start. A partition is known by its
 * step execution's name alone, which is made in one transaction: contexts are made in a second one
 * and may be lost by a kill between them.
 */
final class UnitSplitter implements StepExecutionSplitter {
  private final String step;
  private final JobRepository repository;
  private final Workspace workspace;

  UnitSplitter(String step, JobRepository repository, Workspace workspace) {
    this.step = step;
    this.repository = repository;
    this.workspace = workspace;
  }

  @Override
  public String getStepName() {
    return step;
  }

  @Override
  public Set<StepExecution> split(StepExecution manager, int gridSize) {
    Set<StepExecution> partitions = new LinkedHashSet<>();
    long instance = RunContext.of(manager).jobInstanceId();
    for (int number : workspace.plan(instance, step).partition(gridSize)) {
      partitions.add(
          repository.createStepExecution(
              "%s:%04d".formatted(step, number), manager.getJobExecution()));
    }
    return partitions;
  }

  /** The number of the partition that a step execution of this name was made for. */
  static int partitionOf(String executionName) {
    return Integer.parseInt(executionName.substring(executionName.indexOf(':') + 1));
  }

  /** The step whose units a step execution of this name does. */
  static String stepOf(String executionName) {
    return executionName.substring(0, executionName.indexOf(':'));
  }
}
