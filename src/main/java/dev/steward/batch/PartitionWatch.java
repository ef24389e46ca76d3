package dev.steward.batch;

import dev.steward.batch.PatientBroker.Delivery;
import dev.steward.broker.BrokerException;
import dev.steward.broker.PartitionMessage;
import dev.steward.store.Lease;
import dev.steward.store.ProcessIdentity;
import dev.steward.store.SentPartition;
import dev.steward.store.SentPartition.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Sends the partitions of a step and watches over them until each has ended: one whose worker is
 * lost, or has given it back, is sent anew; one that nobody takes is sent again. What became of
 * each is read in the store, so that no message back can be lost. For one thread and one step.
 */
final class PartitionWatch {
  private static final Logger log = LoggerFactory.getLogger(PartitionWatch.class);
  private static final long SHORTEST_PAUSE_MILLIS = 20;
  private static final long LONGEST_PAUSE_MILLIS = 250;
  private static final int MOST_LOSSES = 5;

  private final StepAtWorkers step;
  private final PatientBroker broker;
  private final StopSignal stop;
  private final ProcessIdentity self;
  private final Map<Long, Losses> losses = new HashMap<>();
  private final Map<Long, SentPartition> ended = new HashMap<>();
  private final Map<Long, String> failed = new HashMap<>();
  private Optional<BrokerException> brokerLost = Optional.empty();
  private long askedBrokerAt = System.nanoTime();

  PartitionWatch(StepAtWorkers step, PatientBroker broker, StopSignal stop, ProcessIdentity self) {
    this.step = step;
    this.broker = broker;
    this.stop = stop;
    this.self = self;
  }

  /** Workers that a partition has lost while none of its units got done. */
  private record Losses(int number, int due) {}

  /**
   * @param run the lease under which they are sent
   * @return the partitions, as they ended
   * @throws BrokerException where the broker was away for too long; the partitions have ended
   */
  Collection<StepExecution> over(Collection<StepExecution> partitions, Lease run, String workSha256)
      throws BrokerException, IOException {
    try {
      deliver(step.open(partitions, run, workSha256));
      long pause = SHORTEST_PAUSE_MILLIS;
      while (!look()) {
        PatientBroker.pause(pause);
        pause = Math.min(pause + pause / 2, LONGEST_PAUSE_MILLIS);
      }
    } finally {
      step.close();
    }
    for (StepExecution partition : partitions) {
      SentPartition last = ended.get(partition.getId());
      Optional<String> reason =
          last == null ? Optional.ofNullable(failed.get(partition.getId())) : last.reason();
      step.settle(partition, last != null, reason);
    }
    if (brokerLost.isPresent()) {
      throw brokerLost.get();
    }
    return partitions;
  }

  /** Looks once after all; true where each has ended. */
  private boolean look() {
    try {
      List<SentPartition> open = new ArrayList<>();
      for (SentPartition partition : step.partitions()) {
        if (partition.state() == State.ENDED) {
          ended.put(partition.stepExecutionId(), partition);
        } else {
          open.add(partition);
        }
      }
      if (stop.isRequested() || brokerLost.isPresent()) {
        windUp(open);
      } else {
        send(open);
      }
      return open.isEmpty();
    } catch (DataAccessException | TransactionException e) {
      // the run's own lease tells how long a store may be away
      log.warn("Cannot look after partitions: {}", Reasons.of(e));
      return false;
    }
  }

  private void send(List<SentPartition> open) {
    List<PartitionMessage> messages = new ArrayList<>();
    boolean waits = false;
    for (SentPartition partition : open) {
      if (partition.isLost(self)) {
        takeAway(partition).ifPresent(messages::add);
      } else if (partition.state() == State.RETURNED) {
        messages.add(step.reopened(partition));
      } else if (partition.state() == State.WAITING) {
        waits = true;
        if (partition.overdue()) {
          messages.add(step.again(partition));
        }
      }
    }
    boolean ask = waits && System.nanoTime() - askedBrokerAt > step.expiry().toNanos();
    if ((!messages.isEmpty() || ask) && deliver(messages) == Delivery.DELIVERED_LATE) {
      // the broker may have lost them; one too many does no harm
      deliver(
          step.partitions().stream()
              .filter(partition -> partition.state() == State.WAITING)
              .map(step::again)
              .toList());
    }
  }

  private Optional<PartitionMessage> takeAway(SentPartition partition) {
    int due = step.due(partition);
    Losses before = losses.get(partition.stepExecutionId());
    int number = before != null && before.due() == due ? before.number() + 1 : 1;
    losses.put(partition.stepExecutionId(), new Losses(number, due));
    log.warn(
        "{} was lost by {}",
        partition.stepName(),
        partition.owner().map(ProcessIdentity::displayName).orElse("its worker"));
    PartitionMessage message = step.reopened(partition);
    if (number < MOST_LOSSES) {
      return Optional.of(message);
    }
    failed.put(
        partition.stepExecutionId(),
        "%d workers were lost over the same unit; the last was %s"
            .formatted(
                number, partition.owner().map(ProcessIdentity::displayName).orElse("unknown")));
    step.withdraw(partition); // nobody has been told of it
    return Optional.empty();
  }

  /** Takes back what waits, and waits for what is in work to reach its next unit. */
  private void windUp(List<SentPartition> open) {
    for (SentPartition partition : open) {
      if (partition.isLost(self)) {
        step.reopened(partition);
      } else if (partition.state() != State.HELD) {
        step.withdraw(partition);
      }
    }
    step.requestStop();
  }

  private Delivery deliver(List<PartitionMessage> messages) {
    try {
      return broker.send(messages);
    } catch (BrokerException e) {
      brokerLost = Optional.of(e);
      return Delivery.GIVEN_UP;
    } finally {
      askedBrokerAt = System.nanoTime();
    }
  }
}
