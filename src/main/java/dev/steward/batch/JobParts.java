package dev.steward.batch;

import dev.steward.catalog.Catalog;
import dev.steward.catalog.Sources;
import dev.steward.store.KeptParts;
import dev.steward.store.Runs;
import dev.steward.store.WorkUnit;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.partition.support.TaskExecutorPartitionHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts that jobs are put together from: plan, units, publish. */
final class JobParts {
  /** More partitions than threads even out units of different length. */
  private static final int PARTITIONS_A_THREAD = 4;

  private final JobRepository repository;
  private final PlatformTransactionManager transactionManager;
  private final Workspace workspace;
  private final Runs runs;
  private final StopSignal stop;
  private final UnitReader reader;
  private final TaskExecutor threads;
  private final CurrentRun currentRun;
  private final RunSettings settings;

  JobParts(
      JobRepository repository,
      PlatformTransactionManager transactionManager,
      Workspace workspace,
      Runs runs,
      StopSignal stop,
      UnitReader reader,
      TaskExecutor threads,
      CurrentRun currentRun,
      RunSettings settings) {
    this.repository = repository;
    this.transactionManager = transactionManager;
    this.workspace = workspace;
    this.runs = runs;
    this.stop = stop;
    this.reader = reader;
    this.threads = threads;
    this.currentRun = currentRun;
    this.settings = settings;
  }

  /** A job that ends as failed, to be started again, where its publication is incomplete. */
  Job job(String name, Step plan, Step units, Step publish, Step clear) {
    return new JobBuilder(name, repository)
        .listener(currentRun)
        .start(plan)
        .next(units)
        .next(publish)
        .on(ExitStatus.COMPLETED.getExitCode())
        .to(clear)
        .from(publish)
        .on(ExitStatus.STOPPED.getExitCode())
        .stop()
        .from(publish)
        .on("*")
        .fail()
        .end()
        .build();
  }

  Step plan(String step, TableWork work, Catalog catalog, Sources sources) {
    TransactionTemplate ownTransaction = new TransactionTemplate(transactionManager);
    ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return tasklet(
        "plan", new PlanStep(step, work, catalog, sources, workspace, ownTransaction, stop));
  }

  Step units(String step, TableWork work) {
    Step worker =
        new StepBuilder(step, repository)
            .<WorkUnit, FinishedUnit>chunk(1)
            .transactionManager(transactionManager)
            .reader(reader)
            .processor(new UnitProcessor(work, workspace))
            .writer(new UnitWriter(workspace))
            .allowStartIfComplete(true)
            .build();
    TaskExecutorPartitionHandler partitions = new TaskExecutorPartitionHandler();
    partitions.setTaskExecutor(threads);
    partitions.setStep(worker);
    partitions.setGridSize(settings.threads() * PARTITIONS_A_THREAD);
    return new StepBuilder(step + "-units", repository)
        .partitioner(worker)
        .splitter(new UnitSplitter(step, repository, workspace))
        .partitionHandler(partitions)
        .allowStartIfComplete(true)
        .build();
  }

  Step publish(Publisher publisher) {
    return tasklet("publish", new PublishStep(publisher, runs, stop));
  }

  /** Removes what the run needed, and of what outlives runs that which none has used for long. */
  Step clear(KeptParts kept) {
    return tasklet(
        "clear",
        (contribution, context) -> {
          workspace.clear(RunContext.of(contribution.getStepExecution()).jobInstanceId());
          kept.prune();
          return RepeatStatus.FINISHED;
        });
  }

  private Step tasklet(String name, Tasklet tasklet) {
    return new StepBuilder(name, repository)
        .tasklet(tasklet, transactionManager)
        .allowStartIfComplete(true)
        .build();
  }
}
