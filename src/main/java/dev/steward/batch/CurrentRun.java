package dev.steward.batch;

import dev.steward.audit.AuditAction;
import dev.steward.audit.AuditEvent;
import dev.steward.store.AuditTrail;
import dev.steward.store.Progress;
import dev.steward.store.Run;
import dev.steward.store.Runs;
import java.util.List;
import java.util.OptionalLong;
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
  private volatile OptionalLong jobInstanceId = OptionalLong.empty();

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
    jobInstanceId = OptionalLong.of(run.jobInstanceId());
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

  List<Progress> progress() {
    return jobInstanceId.isEmpty() ? List.of() : Progress.of(jdbc, jobInstanceId.getAsLong());
  }
}
