package dev.steward.batch;

import dev.steward.broker.Broker;
import dev.steward.store.ProcessIdentity;
import dev.steward.store.SentPartitions;
import java.time.Duration;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;

/** Partitions for workers, who are told of them by a broker. */
final class RemotePartitions implements PartitionHandlers {
  private final ClusterSettings cluster;
  private final SentPartitions sent;
  private final JobRepository repository;
  private final Workspace workspace;
  private final CurrentLease lease;
  private final StopSignal stop;
  private final ProcessIdentity self;
  private final Duration expiry;

  /**
   * @param expiry how long a lost worker holds up its successor
   */
  RemotePartitions(
      ClusterSettings cluster,
      SentPartitions sent,
      JobRepository repository,
      Workspace workspace,
      CurrentLease lease,
      StopSignal stop,
      ProcessIdentity self,
      Duration expiry) {
    this.cluster = cluster;
    this.sent = sent;
    this.repository = repository;
    this.workspace = workspace;
    this.lease = lease;
    this.stop = stop;
    this.self = self;
    this.expiry = expiry;
  }

  @Override
  public PartitionHandler of(String step, Step worker) {
    return (splitter, manager) -> {
      PatientBroker broker =
          new PatientBroker(new Broker(cluster.broker()), cluster.patience(), stop);
      PartitionWatch watch =
          new PartitionWatch(
              new StepAtWorkers(step, manager, workspace, repository, sent, expiry),
              broker,
              stop,
              self);
      var partitions = splitter.split(manager, cluster.partitions());
      return partitions.isEmpty()
          ? partitions
          : watch.over(partitions, lease.known(), cluster.workSha256());
    };
  }
}
