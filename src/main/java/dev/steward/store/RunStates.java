package dev.steward.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How the runs stand, put together from runs, leases, and Spring Batch's tables. */
public final class RunStates {
  private final JdbcClient jdbc;
  private final Runs runs;
  private final Leases leases;

  public RunStates(JdbcClient jdbc, Leases leases) {
    this.jdbc = jdbc;
    this.runs = new Runs(jdbc);
    this.leases = leases;
  }

  /**
   * The latest runs, latest first.
   *
   * @param jobName empty for all jobs
   */
  public List<RunState> latest(Optional<String> jobName, int count) {
    List<RunState> states = new ArrayList<>();
    for (Run run :
        jobName.map(job -> runs.latest(job, count)).orElseGet(() -> runs.latest(count))) {
      states.add(state(run));
    }
    return states;
  }

  private RunState state(Run run) {
    List<Progress> steps = Progress.of(jdbc, run.jobInstanceId());
    String status = lastStatus(run);
    Optional<Lease> lease =
        unsettled(status) ? leases.find(run.jobName()).filter(Lease::held) : Optional.empty();
    boolean live = lease.filter(held -> held.isLive(ProcessIdentity.current())).isPresent();
    return new RunState(
        run,
        word(run, status, live, lease.map(Lease::stopRequested).orElse(false)),
        lastStep(run),
        steps.stream().mapToInt(Progress::done).sum(),
        steps.stream().mapToInt(Progress::units).sum(),
        live ? lease.orElseThrow().owner().displayName() : "",
        run.beganAt());
  }

  private static String word(Run run, String status, boolean live, boolean stopRequested) {
    if (live) {
      return stopRequested ? "stopping" : "running";
    }
    if (unsettled(status)) {
      return "lost";
    }
    return run.publishedStatus().orElse(status.toLowerCase(Locale.ROOT));
  }

  private static boolean unsettled(String status) {
    return switch (status) {
      case "STARTING", "STARTED", "STOPPING", "UNKNOWN" -> true;
      default -> false;
    };
  }

  private String lastStatus(Run run) {
    return jdbc.sql(
            """
            select status from batch_job_execution where job_instance_id = ?
            order by job_execution_id desc fetch first 1 row only
            """)
        .param(run.jobInstanceId())
        .query(String.class)
        .optional()
        .orElse("STARTING");
  }

  private String lastStep(Run run) {
    return jdbc.sql(
            """
            select s.step_name from batch_step_execution s join batch_job_execution j
              on j.job_execution_id = s.job_execution_id
            where j.job_instance_id = ? and s.step_name not like '%:%'
            order by s.step_execution_id desc fetch first 1 row only
            """)
        .param(run.jobInstanceId())
        .query(String.class)
        .optional()
        .orElse("");
  }
}
