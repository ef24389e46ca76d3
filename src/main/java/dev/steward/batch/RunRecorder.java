package dev.steward.batch;

import dev.steward.store.Runs;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;

/** Records a run when its first try begins. */
final class RunRecorder implements JobExecutionListener {
  private final Runs runs;
  private final String rulesSha256;

  RunRecorder(Runs runs, String rulesSha256) {
    this.runs = runs;
    this.rulesSha256 = rulesSha256;
  }

  @Override
  public void beforeJob(JobExecution execution) {
    RunContext run = RunContext.of(execution);
    runs.begin(run.jobInstanceId(), run.jobName(), run.asOf(), run.number(), rulesSha256);
  }
}
