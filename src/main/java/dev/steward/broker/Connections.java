package dev.steward.broker;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.lang.reflect.InvocationTargetException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.springframework.jms.connection.UserCredentialsConnectionFactoryAdapter;

/** Makes the client of a broker. */
final class Connections {
  private Connections() {}

  /**
   * @throws BrokerException where there is no such client, or it refuses the URL
   */
  static ConnectionFactory of(BrokerSettings settings) throws BrokerException {
    ConnectionFactory client = client(settings);
    if (settings.connectionFactory().equals(BrokerSettings.ARTEMIS)) {
      // of another broker's client, that of Artemis need not be there
      ActiveMQConnectionFactory artemis = (ActiveMQConnectionFactory) client;
      artemis.setConnectionTTL(settings.silence().toMillis());
      artemis.setClientFailureCheckPeriod(settings.silence().toMillis() / 2);
      // a worker takes what it has a thread for, and leaves the rest to others
      artemis.setConsumerWindowSize(0);
      artemis.setReconnectAttempts(0);
      artemis.setInitialConnectAttempts(1);
      // nothing is made of bytes but text: whoever reaches the queue reaches no class
      artemis.setDeserializationDenyList("*");
    }
    UserCredentialsConnectionFactoryAdapter known = new UserCredentialsConnectionFactoryAdapter();
    known.setTargetConnectionFactory(client);
    if (!settings.username().isEmpty()) {
      known.setUsername(settings.username());
      known.setPassword(settings.password());
    }
    return known;
  }

  private static ConnectionFactory client(BrokerSettings settings) throws BrokerException {
    String attempt = "Cannot use the client " + settings.connectionFactory() + " of the broker";
    try {
      return Class.forName(settings.connectionFactory())
          .asSubclass(ConnectionFactory.class)
          .getConstructor(String.class)
          .newInstance(settings.url());
    } catch (ClassNotFoundException e) {
      throw new BrokerException(
          attempt, settings.place(), "no such class; Artemis has its in steward-cloud.jar", e);
    } catch (ClassCastException | NoSuchMethodException e) {
      throw new BrokerException(
          attempt, settings.place(), "it is no connection factory that is made of a URL", e);
    } catch (InvocationTargetException e) {
      throw new BrokerException(attempt, settings.place(), "it refuses the URL", e);
    } catch (ReflectiveOperationException e) {
      throw new BrokerException(attempt, settings.place(), "it cannot be made", e);
    }
  }

  /** Closes a connection, which may be lost. */
  static void close(Connection connection) {
    try {
      connection.close();
    } catch (JMSException e) {
      // it is lost already
    }
  }
}
