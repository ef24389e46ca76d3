package dev.steward.config;

import dev.steward.broker.BrokerSettings;
import dev.steward.config.ClusterProperties.BrokerProperties;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the settings of {@code steward.cluster}. */
final class ClusterCheck {
  private static final PropertyPath PATH = PropertyPath.STEWARD.child("cluster");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int PARTITIONS = 32;
  private static final String QUEUE = "steward.partitions";

  private final FaultList faults;

  ClusterCheck(FaultList faults) {
    this.faults = faults;
  }

  /**
   * @param leaseExpiry how long anything may be silent before it counts as dead
   * @return empty where none is configured: work is done by the process that runs a job
   */
  Optional<RemoteWork> remoteWork(StewardProperties properties, Duration leaseExpiry) {
    ClusterProperties cluster = properties.cluster();
    if (cluster == null) {
      return Optional.empty();
    }
    BrokerProperties broker = cluster.broker();
    String url = broker == null ? "" : orElse(broker.url(), "");
    if (broker == null || url.isEmpty()) {
      faults.add(PATH.child("broker").child("url"), "missing; such as tcp://host:61616");
      return Optional.empty();
    }
    requireServer(properties);
    Integer partitions = cluster.partitions();
    if (partitions != null && partitions <= 0) {
      faults.add(PATH.child("partitions"), "expected a positive number, found " + partitions);
    }
    Duration patience = broker.patience();
    if (patience != null && patience.isNegative()) {
      faults.add(
          PATH.child("broker").child("patience"), "expected a time such as 2m, found " + patience);
    }
    return Optional.of(
        new RemoteWork(
            new BrokerSettings(
                url,
                orElse(broker.username(), ""),
                orElse(broker.password(), ""),
                orElse(broker.connectionFactory(), BrokerSettings.ARTEMIS),
                orElse(cluster.queue(), QUEUE),
                leaseExpiry),
            patience == null ? PATIENCE : patience,
            partitions == null ? PARTITIONS : partitions,
            Fingerprint.of(MaskedSecrets.in(properties).withoutMachine())));
  }

  /** A file in one machine's home is no store for several. */
  private void requireServer(StewardProperties properties) {
    StewardProperties.ControlStoreProperties store = properties.controlStore();
    if (store == null || !orElse(store.url(), "").startsWith("jdbc:postgresql:")) {
      faults.add(
          PATH,
          "workers share the control store: steward.control-store.url must be that of a PostgreSQL"
              + " database, such as jdbc:postgresql://host/steward");
    }
  }

  private static String orElse(@Nullable String text, String otherwise) {
    return text == null || text.isBlank() ? otherwise : text;
  }
}
