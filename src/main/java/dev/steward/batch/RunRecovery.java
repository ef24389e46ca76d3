package dev.steward.batch;

import dev.steward.audit.AuditAction;
import dev.steward.audit.AuditEvent;
import dev.steward.store.AuditTrail;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Makes a run startable again after its process was killed or lost its database. To be called only
 * by the holder of the job's lease: whatever looks as if it were running is then certainly dead.
 */
final class RunRecovery {
  private static final ExitStatus KILLED =
      ExitStatus.FAILED.addExitDescription("The process that ran this was lost.");

  private final JobRepository repository;
  private final AuditTrail audit;

  RunRecovery(JobRepository repository, AuditTrail audit) {
    this.repository = repository;
    this.audit = audit;
  }

  void recover(String jobName, JobParameters parameters) {
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
        if (isUnsettled(step.getStatus())) {
          step.setStatus(BatchStatus.FAILED);
          step.setExitStatus(KILLED);
          step.setEndTime(LocalDateTime.now());
          repository.update(step);
        }
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
      }
    }
  }

  private static boolean isUnsettled(BatchStatus status) {
    return status.isRunning() || status == BatchStatus.UNKNOWN;
  }
}
