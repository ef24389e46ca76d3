package dev.steward.batch;

import dev.steward.broker.PartitionMessage;
import dev.steward.store.Lease;
import dev.steward.store.PartitionLease;
import dev.steward.store.SentPartition;
import dev.steward.store.SentPartitions;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/** The partitions of one step that are at workers: in the store, and as Spring Batch knows them. */
final class StepAtWorkers {
  private static final long FIRST_FENCE = 1;

  private final String step;
  private final StepExecution manager;
  private final Workspace workspace;
  private final JobRepository repository;
  private final SentPartitions sent;
  private final Duration expiry;

  StepAtWorkers(
      String step,
      StepExecution manager,
      Workspace workspace,
      JobRepository repository,
      SentPartitions sent,
      Duration expiry) {
    this.step = step;
    this.manager = manager;
    this.workspace = workspace;
    this.repository = repository;
    this.sent = sent;
    this.expiry = expiry;
  }

  /** How long a lost worker holds up its successor. */
  Duration expiry() {
    return expiry;
  }

  /** Stores what is about to be sent, under the lease of the run. */
  List<PartitionMessage> open(Collection<StepExecution> partitions, Lease run, String workSha256)
      throws IOException {
    // those of workers whose run was lost: whoever has one left must find nothing to seal
    workspace.parts(RunContext.of(manager).jobInstanceId(), step).sweep();
    List<PartitionMessage> messages = new ArrayList<>();
    for (StepExecution partition : partitions) {
      sent.open(
          new PartitionLease(
              partition.getId(),
              manager.getJobExecutionId(),
              run.jobName(),
              run.fence(),
              partition.getStepName(),
              Objects.requireNonNullElse(partition.getVersion(), 0),
              workSha256,
              FIRST_FENCE),
          step);
      messages.add(message(partition.getId(), partition.getStepName(), FIRST_FENCE));
    }
    return messages;
  }

  List<SentPartition> partitions() {
    return sent.of(manager.getJobExecutionId(), step, expiry);
  }

  /** Of one that nobody has taken. */
  PartitionMessage again(SentPartition partition) {
    sent.sentAgain(partition);
    return message(partition.stepExecutionId(), partition.stepName(), partition.fence());
  }

  /** Of one that its worker has lost or given back: from here on nothing it does counts. */
  PartitionMessage reopened(SentPartition partition) {
    long fence =
        sent.reopen(
            partition,
            () -> {
              StepExecution execution = stored(partition.stepExecutionId());
              execution.setStatus(BatchStatus.STARTING);
              execution.setExitStatus(ExitStatus.EXECUTING);
              repository.update(execution);
            });
    return message(partition.stepExecutionId(), partition.stepName(), fence);
  }

  boolean withdraw(SentPartition partition) {
    return sent.withdraw(partition);
  }

  void requestStop() {
    sent.requestStop(manager.getJobExecutionId(), step);
  }

  /** How many units of a partition are left. */
  int due(SentPartition partition) {
    return workspace
        .plan(RunContext.of(manager).jobInstanceId(), step)
        .due(UnitSplitter.partitionOf(partition.stepName()));
  }

  /** Lets go of all: whoever is still at work has lost it. */
  void close() {
    sent.close(manager.getJobExecutionId(), step);
  }

  /**
   * Brings a partition's execution up to what became of it.
   *
   * @param ended empty where it was withdrawn
   * @param reason why it failed
   */
  void settle(StepExecution partition, boolean ended, Optional<String> reason) {
    StepExecution execution = stored(partition.getId());
    boolean unsettled = !ended || (reason.isPresent() && !execution.getStatus().isUnsuccessful());
    if (unsettled) {
      boolean failed = reason.isPresent();
      execution.setStatus(failed ? BatchStatus.FAILED : BatchStatus.STOPPED);
      execution.setExitStatus(failed ? ExitStatus.FAILED : ExitStatus.STOPPED);
      execution.setEndTime(LocalDateTime.now());
      repository.update(execution);
    }
    partition.setVersion(Objects.requireNonNull(execution.getVersion(), "it is stored"));
    partition.setStatus(execution.getStatus());
    partition.setExitStatus(execution.getExitStatus());
    partition.setReadCount(execution.getReadCount());
    partition.setWriteCount(execution.getWriteCount());
    partition.setCommitCount(execution.getCommitCount());
    partition.setRollbackCount(execution.getRollbackCount());
    reason.ifPresent(why -> partition.addFailureException(new RemoteFailure(why)));
  }

  private StepExecution stored(long id) {
    return Objects.requireNonNull(repository.getStepExecution(id));
  }

  private PartitionMessage message(long stepExecutionId, String stepName, long fence) {
    return new PartitionMessage(manager.getJobExecutionId(), stepExecutionId, stepName, fence);
  }
}
