package dev.steward.batch;

import dev.steward.audit.AuditAction;
import dev.steward.audit.AuditEvent;
import dev.steward.store.AuditTrail;
import dev.steward.store.SentPartitions;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Makes a run startable again after its process was killed or lost its database. To be called only
 * by the holder of the job's lease: whatever looks as if it were running is then certainly dead.
 */
final class RunRecovery {
  private static final ExitStatus KILLED =
      ExitStatus.FAILED.addExitDescription("The process that ran this was lost.");

  private static final int MOST_ATTEMPTS = 10;

  private final JobRepository repository;
  private final AuditTrail audit;
  private final RunLineage lineage;
  private final SentPartitions sent;

  RunRecovery(JobRepository repository, AuditTrail audit, RunLineage lineage, SentPartitions sent) {
    this.repository = repository;
    this.audit = audit;
    this.lineage = lineage;
    this.sent = sent;
  }

  void recover(String jobName, JobParameters parameters) {
    sent.revoke(jobName); // workers of a lost process may still be at work
    JobInstance instance = repository.getJobInstance(jobName, parameters);
    if (instance == null) {
      return;
    }
    List<JobExecution> executions = repository.getJobExecutions(instance);
    if (executions.isEmpty()) {
      repository.deleteJobInstance(instance); // killed between instance and execution
      return;
    }
    for (JobExecution execution : executions) {
      for (StepExecution step : execution.getStepExecutions()) {
        settle(step);
      }
      if (isUnsettled(execution.getStatus())) {
        execution.setStatus(BatchStatus.FAILED);
        execution.setExitStatus(KILLED);
        execution.setEndTime(LocalDateTime.now());
        audit.record(
            new AuditEvent(
                AuditAction.RUN_LOST,
                RunContext.of(execution).place(),
                "its process was killed or lost the control store"));
        repository.update(execution);
        lineage.lost(execution);
      }
    }
  }

  private void settle(StepExecution step) {
    StepExecution current = step;
    for (int attempts = 1; isUnsettled(current.getStatus()); attempts++) {
      current.setStatus(BatchStatus.FAILED);
      current.setExitStatus(KILLED);
      current.setEndTime(LocalDateTime.now());
      try {
        repository.update(current);
      } catch (OptimisticLockingFailureException e) {
        // a worker has just written how far it came
        if (attempts == MOST_ATTEMPTS) {
          throw e;
        }
        current = Objects.requireNonNull(repository.getStepExecution(step.getId()));
      }
    }
  }

  private static boolean isUnsettled(BatchStatus status) {
    return status.isRunning() || status == BatchStatus.UNKNOWN;
  }
}
