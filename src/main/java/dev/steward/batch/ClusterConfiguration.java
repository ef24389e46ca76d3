package dev.steward.batch;

import dev.steward.batch.JobRuntime.Equipment;
import dev.steward.store.SentPartitions;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Steps whose partitions are done by workers; needs a {@link ClusterSettings}. */
@Configuration(proxyBeanMethods = false)
class ClusterConfiguration {

  @Bean
  PartitionHandlers remotePartitions(
      ClusterSettings cluster,
      SentPartitions sent,
      JobRepository repository,
      Workspace workspace,
      CurrentLease lease,
      StopSignal stop,
      Equipment equipment) {
    return new RemotePartitions(
        cluster,
        sent,
        repository,
        workspace,
        lease,
        stop,
        equipment.self(),
        equipment.settings().leaseExpiry());
  }
}
