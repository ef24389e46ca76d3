package dev.steward.batch;

import dev.steward.eligibility.EligibilitySettings;
import dev.steward.lineage.Lineage;
import dev.steward.lineage.LineageRun;
import dev.steward.lineage.RunEnd;
import dev.steward.nightly.NightPart;
import dev.steward.store.Run;
import dev.steward.store.Runs;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;

/**
 * Tells of each try as it begins and ends. A try that begins while another is at work, in the same
 * thread, is a part of that one.
 */
final class RunLineage implements JobExecutionListener {
  private final Lineage lineage;
  private final Runs runs;
  private final ZoneId zone;
  private final Optional<EligibilitySettings> eligibility;
  private final Deque<LineageRun> atWork = new ArrayDeque<>();

  RunLineage(Lineage lineage, Runs runs, ZoneId zone, Optional<EligibilitySettings> eligibility) {
    this.lineage = lineage;
    this.runs = runs;
    this.zone = zone;
    this.eligibility = eligibility;
  }

  @Override
  public void beforeJob(JobExecution execution) {
    if (lineage.isOn()) {
      runs.find(RunContext.of(execution).jobInstanceId())
          .map(run -> of(run, execution))
          .ifPresent(
              run -> {
                atWork.push(run);
                lineage.started(run);
              });
    }
  }

  @Override
  public void afterJob(JobExecution execution) {
    if (!atWork.isEmpty()) {
      ended(atWork.pop(), execution);
    }
  }

  /** Tells that a try ended with its process, which could not tell so itself. */
  void lost(JobExecution execution) {
    if (lineage.isOn()) {
      runs.find(RunContext.of(execution).jobInstanceId())
          .map(run -> of(run, execution))
          .ifPresent(
              run -> lineage.ended(run, new RunEnd.Aborted(), Optional.empty(), Optional.empty()));
    }
  }

  private void ended(LineageRun run, JobExecution execution) {
    Optional<Run> stored = runs.find(RunContext.of(execution).jobInstanceId());
    boolean decides = run.job().equals(NightPart.CONSENT_ELIGIBILITY.jobName());
    lineage.ended(
        run,
        end(execution, stored),
        stored.flatMap(Run::report),
        decides ? eligibility : Optional.empty());
  }

  private static RunEnd end(JobExecution execution, Optional<Run> run) {
    if (execution.getStatus() == BatchStatus.COMPLETED) {
      return new RunEnd.Complete();
    }
    List<String> reasons = Reasons.of(execution);
    if (execution.getStatus() == BatchStatus.STOPPED
        || (reasons.isEmpty() && run.filter(Run::isAwaiting).isPresent())) {
      return new RunEnd.Aborted();
    }
    return new RunEnd.Failed(reasons.isEmpty() ? run.map(Run::findings).orElse(reasons) : reasons);
  }

  private LineageRun of(Run run, JobExecution execution) {
    return new LineageRun(
        LineageRun.id(run.jobName(), run.beganAt(), execution.getId()),
        run.jobName(),
        run.asOf(),
        run.label(),
        zone,
        Optional.ofNullable(atWork.peek()));
  }
}
