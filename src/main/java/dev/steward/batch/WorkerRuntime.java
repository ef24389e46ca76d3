package dev.steward.batch;

import dev.steward.batch.JobRuntime.Equipment;
import dev.steward.broker.BrokerException;
import dev.steward.broker.Consumers;
import dev.steward.broker.PartitionMessage;
import dev.steward.store.PartitionLease;
import dev.steward.store.PartitionLeases;
import dev.steward.store.PartitionLeases.Standing;
import dev.steward.store.ProcessIdentity;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A worker: takes partitions of any run from the broker and works on them, several at a time. What
 * it does counts as long as it holds a partition's lease.
 */
public final class WorkerRuntime implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WorkerRuntime.class);

  private final PartitionLeases leases;
  private final ClusterSettings cluster;
  private final ProcessIdentity self;
  private final Duration expiry;
  private final WorkerSessions sessions;
  private final HeldPartitions held;
  private final Consumers consumers;

  /**
   * @param equipment made anew for each try of a run, with sources of its own and a control store
   *     that nothing closes
   * @throws BrokerException where the broker's client cannot be made; a broker that is away is
   *     waited for
   */
  public WorkerRuntime(
      ConfigurableEnvironment environment,
      DataSource controlStore,
      Supplier<Equipment> equipment,
      ClusterSettings cluster,
      RunSettings settings,
      ProcessIdentity self)
      throws BrokerException {
    this.leases = new PartitionLeases(JdbcClient.create(controlStore));
    this.cluster = cluster;
    this.self = self;
    this.expiry = settings.leaseExpiry();
    this.sessions = new WorkerSessions(environment, equipment);
    this.held = new HeldPartitions(expiry);
    this.consumers = new Consumers(cluster.broker(), settings.threads(), this::take);
  }

  /** Begins to take partitions. */
  public void start() {
    consumers.start();
  }

  private void take(PartitionMessage message) {
    Optional<PartitionLease> lease =
        leases.claim(message.stepExecutionId(), message.fence(), self, expiry);
    if (lease.isEmpty()) {
      log.debug("{} is done, another's or sent anew", message.stepName());
      return;
    }
    HeldPartition partition = new HeldPartition(leases, lease.get(), expiry);
    if (!lease.get().workSha256().equals(cluster.workSha256())) {
      String reason =
          self.displayName()
              + " refuses: its configuration, its key or its program is not that of the run";
      log.error("{}: {}", message.stepName(), reason);
      partition.end(Optional.of(reason));
      return;
    }
    log.info("Taking {} of {}", message.stepName(), lease.get().jobName());
    held.add(partition);
    try {
      work(partition);
    } finally {
      held.remove(partition);
    }
  }

  private void work(HeldPartition partition) {
    long jobExecutionId = partition.lease().jobExecutionId();
    try {
      WorkerSession session = sessions.enter(jobExecutionId);
      try {
        StepExecution execution = session.execution(partition.lease().stepExecutionId());
        boolean isOurs =
            Objects.equals(execution.getVersion(), partition.lease().executionVersion());
        if (!isOurs || !execution.getStatus().isRunning()) {
          // frozen since it took the lease: whatever it wrote would be in its successor's way
          log.warn("{} was taken over", partition.lease().stepName());
          return;
        }
        session.work(partition, execution);
        ended(partition, execution);
      } finally {
        sessions.leave(jobExecutionId);
      }
    } catch (Exception e) {
      log.warn("Cannot work on {}: {}", partition.lease().stepName(), Reasons.of(e));
      partition.end(Optional.of(Reasons.of(e)));
    }
  }

  private static void ended(HeldPartition partition, StepExecution execution) {
    BatchStatus status = execution.getStatus();
    if (partition.standing() == Standing.LOST || status == BatchStatus.UNKNOWN) {
      log.warn("{} was taken over", partition.lease().stepName());
    } else if (status == BatchStatus.COMPLETED) {
      partition.end(Optional.empty());
    } else if (status == BatchStatus.STOPPED) {
      partition.stopped();
    } else {
      partition.end(
          Optional.of(
              execution.getFailureExceptions().stream()
                  .map(Reasons::of)
                  .findFirst()
                  .orElse("it ended as " + status)));
    }
  }

  /** Takes no more, gives back what is in work at its next unit, and waits for that. */
  @Override
  public void close() {
    held.leave();
    consumers.close();
    held.close();
    sessions.close();
  }
}
