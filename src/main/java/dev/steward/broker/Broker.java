package dev.steward.broker;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The broker, as a manager sees it: each call makes a connection of its own, so that a broker which
 * was away is found again. For one thread.
 */
public final class Broker {
  private final BrokerSettings settings;
  private @Nullable ConnectionFactory connections;

  public Broker(BrokerSettings settings) {
    this.settings = settings;
  }

  /**
   * Sends messages, all or none; none only asks whether the broker is there.
   *
   * @throws BrokerException where it cannot be reached, or refuses
   */
  public void send(List<PartitionMessage> messages) throws BrokerException {
    try {
      Connection connection = connections().createConnection();
      try {
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
        MessageProducer producer = session.createProducer(session.createQueue(settings.queue()));
        producer.setDeliveryMode(DeliveryMode.PERSISTENT);
        for (PartitionMessage message : messages) {
          producer.send(session.createTextMessage(message.toJson()));
        }
        session.commit();
      } finally {
        Connections.close(connection);
      }
    } catch (JMSException e) {
      throw new BrokerException("Cannot reach the broker", settings.place(), reason(e), e);
    }
  }

  private ConnectionFactory connections() throws BrokerException {
    ConnectionFactory known = connections;
    if (known == null) {
      known = Connections.of(settings);
      connections = known;
    }
    return known;
  }

  /** A broker's own words tell of users and queues, not of people; yet they may quote the URL. */
  static String reason(JMSException fault) {
    return fault instanceof jakarta.jms.JMSSecurityException
        ? "it refuses the user"
        : "no connection (" + fault.getClass().getSimpleName() + ")";
  }
}
