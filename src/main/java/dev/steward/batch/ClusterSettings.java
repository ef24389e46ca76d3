package dev.steward.batch;

import dev.steward.broker.BrokerSettings;
import java.time.Duration;

/**
 * How the partitions of a run are spread over workers.
 *
 * @param patience how long a broker may be away before the run gives up
 * @param partitions into how many a step's units are spread at most
 * @param workSha256 of all that makes the work what it is: a worker of another refuses
 */
public record ClusterSettings(
    BrokerSettings broker, Duration patience, int partitions, String workSha256) {
  public ClusterSettings {
    if (partitions < 1) {
      throw new IllegalArgumentException("Work needs a partition: " + partitions);
    }
  }
}
