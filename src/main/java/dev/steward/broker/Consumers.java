package dev.steward.broker;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.listener.DefaultMessageListenerContainer;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Takes messages from the broker, each in a transacted session: a message comes back where its
 * worker dies over it. A broker that is away is waited for, for ever.
 */
public final class Consumers implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Consumers.class);
  private static final long LONGEST_PAUSE_MILLIS = 5_000;

  private final DefaultMessageListenerContainer container = new DefaultMessageListenerContainer();

  /**
   * @param threads how many messages are worked on at a time
   * @param work called by one of the threads; whatever it throws brings the message back
   * @throws BrokerException where there is no such client
   */
  public Consumers(BrokerSettings settings, int threads, Consumer<PartitionMessage> work)
      throws BrokerException {
    ExponentialBackOff pauses = new ExponentialBackOff(200, 2);
    pauses.setMaxInterval(LONGEST_PAUSE_MILLIS);
    container.setConnectionFactory(Connections.of(settings));
    container.setDestinationName(settings.queue());
    container.setSessionTransacted(true);
    container.setConcurrentConsumers(threads);
    container.setCacheLevel(DefaultMessageListenerContainer.CACHE_CONSUMER);
    container.setBackOff(pauses);
    container.setReceiveTimeout(500);
    container.setMessageListener(
        (jakarta.jms.MessageListener) message -> message(message).ifPresent(work));
    container.setErrorHandler(
        fault -> log.warn("A message goes back: {}", fault.getClass().getSimpleName()));
    container.afterPropertiesSet();
  }

  /** Begins to take messages. */
  public void start() {
    container.start();
  }

  /** Takes no more, and waits for the work under way. */
  @Override
  public void close() {
    container.destroy();
  }

  /** What is none of ours is let go: nobody else could do anything with it either. */
  private static Optional<PartitionMessage> message(Message message) {
    try {
      Optional<PartitionMessage> known =
          message instanceof TextMessage text
              ? PartitionMessage.fromJson(text.getText())
              : Optional.empty();
      if (known.isEmpty()) {
        log.warn("A message that names no partition was dropped");
      }
      return known;
    } catch (JMSException e) {
      throw new IllegalStateException("The message cannot be read", e);
    }
  }
}
