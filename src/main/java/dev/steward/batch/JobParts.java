package dev.steward.batch;

import dev.steward.catalog.Catalog;
import dev.steward.catalog.Sources;
import dev.steward.store.AuditTrail;
import dev.steward.store.Runs;
import dev.steward.store.WorkUnit;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts that jobs are put together from: plan, units, publish. */
final class JobParts {
  private final JobRepository repository;
  private final PlatformTransactionManager transactionManager;
  private final Workspace workspace;
  private final Runs runs;
  private final StopSignal stop;
  private final UnitReader reader;
  private final CurrentPartition partition;
  private final PartitionHandlers partitions;
  private final CurrentRun currentRun;
  private final RunLineage lineage;
  private final AuditTrail audit;
  private final Map<Step, Step> workersOf = new IdentityHashMap<>();
  private final Map<String, Step> workers = new ConcurrentHashMap<>();

  JobParts(
      JobRepository repository,
      PlatformTransactionManager transactionManager,
      Workspace workspace,
      Runs runs,
      StopSignal stop,
      UnitReader reader,
      CurrentPartition partition,
      PartitionHandlers partitions,
      CurrentRun currentRun,
      RunLineage lineage,
      AuditTrail audit) {
    this.repository = repository;
    this.transactionManager = transactionManager;
    this.workspace = workspace;
    this.runs = runs;
    this.stop = stop;
    this.reader = reader;
    this.partition = partition;
    this.partitions = partitions;
    this.currentRun = currentRun;
    this.lineage = lineage;
    this.audit = audit;
  }

  /** A job that ends as failed, to be started again, where its publication is incomplete. */
  Job job(String name, List<Step> phases, Step publish, Step clear) {
    SimpleJobBuilder job =
        new JobBuilder(name, repository)
            .listener(currentRun)
            .listener(lineage)
            .start(phases.get(0));
    phases.stream().skip(1).forEach(job::next);
    for (Step phase : phases) {
      Step worker = workersOf.get(phase);
      if (worker != null) {
        workers.put(name + "/" + worker.getName(), worker);
      }
    }
    return job.next(publish)
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

  /**
   * What does the partitions of a step of a job that was put together here.
   *
   * @throws IllegalArgumentException where there is no such step
   */
  Step worker(String job, String step) {
    Step worker = workers.get(job + "/" + step);
    if (worker == null) {
      throw new IllegalArgumentException("No such step: " + step + " of " + job);
    }
    return worker;
  }

  /** Plans the units of a step: all tables of the sources. */
  Step plan(String step, TableWork work, Catalog catalog, Sources sources) {
    return tasklet(
        "plan",
        new PlanStep(
            step,
            work,
            new CatalogTables(catalog, sources, ownTransaction()),
            workspace,
            ownTransaction(),
            stop));
  }

  /** Plans the units of a step: tables that the finder names. */
  Step plan(String step, TableWork work, TableFinder finder) {
    return tasklet(
        "plan-" + step, new PlanStep(step, work, finder, workspace, ownTransaction(), stop));
  }

  /** Plans the units of a step: what earlier steps left. */
  Step plan(String step, PhasePlanner planner) {
    return tasklet(
        "plan-" + step, new PlanPhaseStep(step, planner, workspace, ownTransaction(), stop));
  }

  /** Where jobs record what they do. */
  AuditTrail audit() {
    return audit;
  }

  /** A transaction beside that of the step. */
  TransactionOperations ownTransaction() {
    TransactionTemplate ownTransaction = new TransactionTemplate(transactionManager);
    ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return ownTransaction;
  }

  Step units(String step, UnitWork work) {
    Step worker =
        new StepBuilder(step, repository)
            .<WorkUnit, FinishedUnit>chunk(1)
            .transactionManager(transactionManager)
            .reader(reader)
            .processor(new UnitProcessor(work, workspace))
            .writer(new UnitWriter(workspace, partition))
            .allowStartIfComplete(true)
            .build();
    Step units =
        new StepBuilder(step + "-units", repository)
            .partitioner(worker)
            .splitter(new UnitSplitter(step, repository, workspace))
            .partitionHandler(partitions.of(step, worker))
            .allowStartIfComplete(true)
            .build();
    workersOf.put(units, worker);
    return units;
  }

  Step publish(Publisher publisher) {
    return tasklet("publish", new PublishStep(publisher, runs, audit, stop));
  }

  /** Something done at each try, which done twice leaves the same. */
  interface Action {
    void run(RunContext run) throws IOException;
  }

  Step action(String name, Action action) {
    return tasklet(
        name,
        (contribution, context) -> {
          action.run(RunContext.of(contribution.getStepExecution()));
          return RepeatStatus.FINISHED;
        });
  }

  /** What a job clears up beside its parts, of the run of a job instance. */
  interface Clearing {
    void clear(long jobInstanceId) throws IOException;
  }

  /** Removes what the run needed. */
  Step clear(Clearing more) {
    return tasklet(
        "clear",
        (contribution, context) -> {
          long instance = RunContext.of(contribution.getStepExecution()).jobInstanceId();
          workspace.clear(instance);
          more.clear(instance);
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
