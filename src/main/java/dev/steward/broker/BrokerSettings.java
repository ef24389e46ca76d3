package dev.steward.broker;

import java.time.Duration;

/**
 * How to reach the broker.
 *
 * @param url as its client understands it
 * @param username empty for none
 * @param password empty for none
 * @param connectionFactory the class of its client, which a constructor makes of the URL
 * @param queue the queue that managers send to and workers take from
 * @param silence how long a connection may be silent before it counts as lost; heeded by Artemis,
 *     others take it from the URL
 */
public record BrokerSettings(
    String url,
    String username,
    String password,
    String connectionFactory,
    String queue,
    Duration silence) {
  /** The client that comes with Steward. */
  public static final String ARTEMIS =
      "org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory";

  /** Where it is, without what a URL may hold beside. */
  public String place() {
    return url.replaceFirst("[?;].*", "").replaceAll("//[^/@,]*@", "//");
  }

  /** Without credentials. */
  @Override
  public String toString() {
    return "BrokerSettings[" + place() + "]";
  }
}
