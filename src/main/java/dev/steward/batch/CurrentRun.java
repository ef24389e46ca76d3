package dev.steward.batch;

import dev.steward.audit.AuditAction;
import dev.steward.audit.AuditEvent;
import dev.steward.store.AuditTrail;
import dev.steward.store.Progress;
import dev.steward.store.Run;
import dev.steward.store.Runs;
import java.util.Optional;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records a run when its first try begins, and tells how far it has come. */
final class CurrentRun implements JobExecutionListener {
  private final JdbcClient jdbc;
  private final Runs runs;
  private final String rulesSha256;
  private final String keyCheck;
  private final AuditTrail audit;
  private volatile Optional<RunContext> current = Optional.empty();

  CurrentRun(JdbcClient jdbc, Runs runs, String rulesSha256, String keyCheck, AuditTrail audit) {
    this.jdbc = jdbc;
    this.runs = runs;
    this.rulesSha256 = rulesSha256;
    this.keyCheck = keyCheck;
    this.audit = audit;
  }

  @Override
  public void beforeJob(JobExecution execution) {
    RunContext run = RunContext.of(execution);
    runs.begin(run.jobInstanceId(), run.jobName(), run.asOf(), run.number(), rulesSha256, keyCheck);
    current = Optional.of(run);
    audit.record(new AuditEvent(AuditAction.RUN_STARTED, run.place(), ""));
  }

  @Override
  public void afterJob(JobExecution execution) {
    RunContext run = RunContext.of(execution);
    audit.record(
        new AuditEvent(
            switch (execution.getStatus()) {
              case COMPLETED -> AuditAction.RUN_COMPLETED;
              case STOPPED -> AuditAction.RUN_STOPPED;
              default -> AuditAction.RUN_FAILED;
            },
            run.place(),
            runs.find(run.jobInstanceId()).flatMap(Run::publishedStatus).orElse("")));
  }

  /** Of the part of the night that is at work, where there are parts. */
  Optional<RunProgress> progress() {
    return current.map(
        run -> new RunProgress(run.jobName(), Progress.of(jdbc, run.jobInstanceId())));
  }
}
