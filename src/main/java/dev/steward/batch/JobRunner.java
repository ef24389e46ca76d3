package dev.steward.batch;

import dev.steward.store.Lease;
import dev.steward.store.LeaseKeeper;
import dev.steward.store.Leases;
import dev.steward.store.ProcessIdentity;
import dev.steward.store.Run;
import dev.steward.store.Runs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;

/** Starts a job, or finishes it where an earlier try left it. */
public final class JobRunner {
  private static final Duration STILL_THE_SAME_NIGHT = Duration.ofHours(24);

  private final Map<String, Job> jobs;
  private final JobOperator operator;
  private final JobRepository repository;
  private final RunRecovery recovery;
  private final Runs runs;
  private final Leases leases;
  private final CurrentLease currentLease;
  private final ProcessIdentity self;
  private final RunSettings settings;
  private final String keyCheck;
  private final StopSignal stop;
  private final Clock clock;

  JobRunner(
      Map<String, Job> jobs,
      JobOperator operator,
      JobRepository repository,
      RunRecovery recovery,
      Runs runs,
      Leases leases,
      CurrentLease currentLease,
      ProcessIdentity self,
      RunSettings settings,
      String keyCheck,
      StopSignal stop,
      Clock clock) {
    this.jobs = Map.copyOf(jobs);
    this.operator = operator;
    this.repository = repository;
    this.recovery = recovery;
    this.runs = runs;
    this.leases = leases;
    this.currentLease = currentLease;
    this.self = self;
    this.settings = settings;
    this.keyCheck = keyCheck;
    this.stop = stop;
    this.clock = clock;
  }

  /** Names of the jobs. */
  public Set<String> jobNames() {
    return jobs.keySet();
  }

  /**
   * Does what is asked, in this thread.
   *
   * @throws IllegalArgumentException where there is no such job
   */
  public RunOutcome run(JobRequest request) {
    Job job = jobs.get(request.jobName());
    if (job == null) {
      throw new IllegalArgumentException("No such job: " + request.jobName());
    }
    Optional<Lease> lease = acquire(request.jobName());
    if (lease.isEmpty()) {
      return new RunOutcome.RunningElsewhere(leases.find(request.jobName()).orElseThrow());
    }
    try (LeaseKeeper keeper =
            new LeaseKeeper(leases, lease.get(), settings.leaseExpiry(), stop::request);
        CurrentLease.Holding holding = currentLease.holding(lease.get())) {
      return run(job, request);
    }
  }

  private Optional<Lease> acquire(String jobName) {
    Optional<Instant> firstHeartbeat = Optional.empty();
    while (true) {
      Optional<Lease> acquired = leases.acquire(jobName, self, settings.leaseExpiry());
      if (acquired.isPresent()) {
        return acquired;
      }
      Lease other = leases.find(jobName).orElseThrow();
      boolean sameHost = other.owner().host().equals(self.host());
      boolean beating =
          firstHeartbeat.filter(beat -> !beat.equals(other.heartbeatAt())).isPresent();
      if (other.isLive(self) && (sameHost || beating)) {
        return Optional.empty();
      }
      firstHeartbeat = firstHeartbeat.or(() -> Optional.of(other.heartbeatAt()));
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(200); // a process of another host is known by its heartbeat only
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for a lease", e);
    }
  }

  private RunOutcome run(Job job, JobRequest request) {
    Optional<Run> unfinished = unfinished(request);
    LocalDate asOf =
        request
            .asOf()
            .or(() -> unfinished.map(Run::asOf))
            .orElseGet(() -> LocalDate.now(clock.withZone(settings.zone())));
    int number = request.number().orElseGet(() -> unfinished.map(Run::number).orElse(1));
    Optional<Run> run = runs.find(job.getName(), asOf, number);
    JobParameters parameters = RunContext.parameters(asOf, number);
    if (run.filter(Run::isComplete).isPresent() && isSettled(job, parameters)) {
      return new RunOutcome.Complete(run.get(), true);
    }
    Optional<Run> begun = run.filter(it -> !it.isComplete());
    if (begun.filter(it -> !it.rulesSha256().equals(settings.rulesSha256())).isPresent()) {
      return new RunOutcome.RulesChanged(begun.get());
    }
    if (begun.filter(it -> !it.keyCheck().equals(keyCheck)).isPresent()) {
      return new RunOutcome.KeyChanged(begun.get());
    }
    recovery.recover(job.getName(), parameters);
    JobExecution execution;
    try {
      execution = operator.start(job, parameters);
    } catch (JobExecutionException e) {
      return new RunOutcome.Failed(List.of(Reasons.of(e)));
    }
    return outcome(execution, runs.find(job.getName(), asOf, number));
  }

  /** Whether the job ended by itself: killed after its publication, it has yet to clear up. */
  private boolean isSettled(Job job, JobParameters parameters) {
    JobExecution last = repository.getLastJobExecution(job.getName(), parameters);
    return last != null && last.getStatus() == BatchStatus.COMPLETED;
  }

  /** The latest run, where no date is asked for and it began recently and is not complete. */
  private Optional<Run> unfinished(JobRequest request) {
    if (request.asOf().isPresent()) {
      return Optional.empty();
    }
    Instant recently = clock.instant().minus(STILL_THE_SAME_NIGHT);
    return runs.latest(request.jobName(), 1).stream()
        .filter(run -> !run.isComplete() && run.beganAt().isAfter(recently))
        .filter(run -> request.number().orElse(run.number()) == run.number())
        .findFirst();
  }

  private static RunOutcome outcome(JobExecution execution, Optional<Run> run) {
    if (execution.getStatus() == BatchStatus.COMPLETED) {
      return new RunOutcome.Complete(run.orElseThrow(), false);
    }
    if (execution.getStatus() == BatchStatus.STOPPED) {
      return new RunOutcome.Stopped();
    }
    List<String> reasons = Reasons.of(execution);
    if (reasons.isEmpty() && run.filter(Run::isAwaiting).isPresent()) {
      return new RunOutcome.Awaiting(run.get());
    }
    return reasons.isEmpty() && run.flatMap(Run::publishedStatus).isPresent()
        ? new RunOutcome.Incomplete(run.get())
        : new RunOutcome.Failed(reasons);
  }
}
