package dev.steward.batch;

import dev.steward.broker.Broker;
import dev.steward.broker.BrokerException;
import dev.steward.broker.PartitionMessage;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for a broker that is away, and not for ever. For one thread. */
final class PatientBroker {
  private static final Logger log = LoggerFactory.getLogger(PatientBroker.class);
  private static final long FIRST_PAUSE_MILLIS = 200;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;

  private final Broker broker;
  private final Duration patience;
  private final StopSignal stop;

  PatientBroker(Broker broker, Duration patience, StopSignal stop) {
    this.broker = broker;
    this.patience = patience;
    this.stop = stop;
  }

  /** How it went. */
  enum Delivery {
    DELIVERED,
    /** Delivered after the broker had been away: it may have lost what was sent before. */
    DELIVERED_LATE,
    /** Given up, since the run is to stop. */
    GIVEN_UP
  }

  /**
   * Sends messages; none only asks whether the broker is there.
   *
   * @throws BrokerException where it has been away for too long
   */
  Delivery send(List<PartitionMessage> messages) throws BrokerException {
    long began = System.nanoTime();
    long pause = FIRST_PAUSE_MILLIS;
    boolean late = false;
    while (true) {
      try {
        broker.send(messages);
        return late ? Delivery.DELIVERED_LATE : Delivery.DELIVERED;
      } catch (BrokerException e) {
        if (System.nanoTime() - began > patience.toNanos()) {
          throw e;
        }
        if (!late) {
          log.warn("{}; waiting for it for {} seconds", e.getMessage(), patience.toSeconds());
        }
        late = true;
      }
      if (stop.isRequested()) {
        return Delivery.GIVEN_UP;
      }
      pause(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
    }
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while partitions are at workers", e);
    }
  }
}
