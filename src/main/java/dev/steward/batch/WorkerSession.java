package dev.steward.batch;

import dev.steward.batch.JobRuntime.Equipment;
import java.util.Objects;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * What a worker has open for one try of a run: sources, and what phases have read of those before.
 * Nothing of it outlives the try, as nothing does in a process that runs a job by itself. Safe for
 * use by several threads.
 */
final class WorkerSession implements AutoCloseable {
  private final Equipment equipment;
  private final ConfigurableApplicationContext context;
  private String step = "";

  WorkerSession(ConfigurableEnvironment environment, Equipment equipment) {
    this.equipment = equipment;
    this.context = JobRuntime.forWorker(environment, equipment);
  }

  /** A partition's execution, as it is stored. */
  StepExecution execution(long stepExecutionId) {
    return Objects.requireNonNull(
        context.getBean(JobRepository.class).getStepExecution(stepExecutionId));
  }

  /** Works on a partition until it is done or is to stop. */
  void work(HeldPartition partition, StepExecution execution) throws Exception {
    String name = UnitSplitter.stepOf(execution.getStepName());
    begin(name);
    String job = execution.getJobExecution().getJobInstance().getJobName();
    var worker = context.getBean(JobParts.class).worker(job, name);
    context.getBean(CurrentPartition.class).during(partition, () -> worker.execute(execution));
  }

  /** What a step before has changed is read anew. */
  private synchronized void begin(String name) {
    if (!step.equals(name)) {
      step = name;
      equipment.sources().forget();
    }
  }

  @Override
  public void close() {
    context.close();
    equipment.sources().close();
  }
}
