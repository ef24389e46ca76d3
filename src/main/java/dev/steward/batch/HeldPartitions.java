package dev.steward.batch;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The partitions that this worker works on; renews their leases in a thread of its own. */
final class HeldPartitions implements AutoCloseable {
  private static final Duration LONGEST_PERIOD = Duration.ofSeconds(1);

  private final Set<HeldPartition> held = ConcurrentHashMap.newKeySet();
  private final Thread thread;
  private volatile boolean leaving;

  /**
   * @param expiry after which a lease is over that is not renewed
   */
  HeldPartitions(Duration expiry) {
    Duration third = expiry.dividedBy(3);
    Duration period = third.compareTo(LONGEST_PERIOD) < 0 ? third : LONGEST_PERIOD;
    this.thread = new Thread(() -> renew(period), "partition-leases");
    this.thread.setDaemon(true);
    this.thread.start();
  }

  private void renew(Duration period) {
    while (true) {
      try {
        Thread.sleep(period.toMillis());
      } catch (InterruptedException e) {
        return;
      }
      held.forEach(HeldPartition::renew);
    }
  }

  void add(HeldPartition partition) {
    held.add(partition);
    if (leaving) {
      partition.leave();
    }
  }

  void remove(HeldPartition partition) {
    held.remove(partition);
  }

  /** Has all of them given back at their next unit. */
  void leave() {
    leaving = true;
    held.forEach(HeldPartition::leave);
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
