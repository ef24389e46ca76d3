package dev.steward.batch;

import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.partition.support.TaskExecutorPartitionHandler;
import org.springframework.batch.core.step.Step;
import org.springframework.core.task.TaskExecutor;

/** Partitions for the threads of this process. */
final class LocalPartitions implements PartitionHandlers {
  /** More partitions than threads even out units of different length. */
  private static final int PARTITIONS_A_THREAD = 4;

  private final TaskExecutor executor;
  private final int threads;

  LocalPartitions(TaskExecutor executor, int threads) {
    this.executor = executor;
    this.threads = threads;
  }

  @Override
  public PartitionHandler of(String step, Step worker) {
    TaskExecutorPartitionHandler partitions = new TaskExecutorPartitionHandler();
    partitions.setTaskExecutor(executor);
    partitions.setStep(worker);
    partitions.setGridSize(threads * PARTITIONS_A_THREAD);
    return partitions;
  }
}
