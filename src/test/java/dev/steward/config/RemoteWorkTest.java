package dev.steward.config;

import static dev.steward.config.Configurations.bind;
import static dev.steward.config.Configurations.faults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.broker.BrokerSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RemoteWorkTest {
  private static final String STORE =
      "steward: {control-store: {url: 'jdbc:postgresql://db/steward'}}";
  private static final String CLUSTER = "steward: {cluster: {broker: {url: 'tcp://mq:61616'}}}";

  private static RemoteWork work(String... more) throws ConfigurationFaults {
    String[] all = new String[more.length + 2];
    all[0] = STORE;
    all[1] = CLUSTER;
    System.arraycopy(more, 0, all, 2, more.length);
    return bind(all).remoteWork().orElseThrow();
  }

  @Test
  void isThereWhereABrokerIsConfigured() throws Exception {
    assertThat(bind(STORE).remoteWork()).isEmpty();

    RemoteWork work = work("steward: {lease-expiry: 7s}");

    assertThat(work.broker())
        .isEqualTo(
            new BrokerSettings(
                "tcp://mq:61616",
                "",
                "",
                BrokerSettings.ARTEMIS,
                "steward.partitions",
                Duration.ofSeconds(7)));
    assertThat(work.patience()).isEqualTo(Duration.ofMinutes(2));
    assertThat(work.partitions()).isEqualTo(32);
  }

  @Test
  void isTheSameWorkOnMachinesThatDiffer() throws Exception {
    String here = work().sha256();

    assertThat(
            work("""
                    steward:
                      home: /elsewhere
                      threads: 3
                      actor: night
                      lease-expiry: 5s
                      metrics: {textfile: worker.prom}
                      cluster: {partitions: 8, broker: {url: 'tcp://10.0.0.7:61616', password: x}}
                    """)
                .sha256())
        .isEqualTo(here);
    assertThat(work("steward: {reports: other}").sha256()).isNotEqualTo(here);
    assertThat(work("steward: {sources: {drops: {type: csv, location: a}}}").sha256())
        .isNotEqualTo(work("steward: {sources: {drops: {type: csv, location: b}}}").sha256());
  }

  @Test
  void tellsAllFaultsAtOnce() {
    assertThat(
            faults(
                """
                steward:
                  cluster:
                    partitions: 0
                    broker: {url: 'tcp://mq:61616', patience: -1s}
                """))
        .containsExactlyInAnyOrder(
            "steward.cluster: workers share the control store: steward.control-store.url must be"
                + " that of a PostgreSQL database, such as jdbc:postgresql://host/steward",
            "steward.cluster.partitions: expected a positive number, found 0",
            "steward.cluster.broker.patience: expected a time such as 2m, found PT-1S");
    assertThat(faults(STORE, "steward: {cluster: {queue: q}}"))
        .containsExactly("steward.cluster.broker.url: missing; such as tcp://host:61616");
  }
}
