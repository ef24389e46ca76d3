package dev.steward.batch;

import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.step.Step;

/** Has the partitions of steps done: by threads of this process, or by workers. */
interface PartitionHandlers {
  /**
   * Of a step.
   *
   * @param step its name
   * @param worker does one partition of it
   */
  PartitionHandler of(String step, Step worker);
}
