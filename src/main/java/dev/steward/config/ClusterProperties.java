package dev.steward.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code steward.cluster}. */
record ClusterProperties(
    @Nullable BrokerProperties broker, @Nullable String queue, @Nullable Integer partitions) {

  /** {@code steward.cluster.broker}. */
  record BrokerProperties(
      @Nullable String url,
      @Nullable String username,
      @Nullable String password,
      @Nullable String connectionFactory,
      @Nullable Duration patience) {
    @Override
    public String toString() {
      return "BrokerProperties";
    }
  }
}
