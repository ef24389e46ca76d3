package dev.steward.batch;

import dev.steward.store.Heartbeat;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The partitions that this worker works on; renews their leases in a thread of its own. */
final class HeldPartitions implements AutoCloseable {
  private final Set<HeldPartition> held = ConcurrentHashMap.newKeySet();
  private final Heartbeat heartbeat;
  private volatile boolean leaving;

  /**
   * @param expiry after which a lease is over that is not renewed
   */
  HeldPartitions(Duration expiry) {
    this.heartbeat =
        Heartbeat.within(expiry, "partition-leases", () -> held.forEach(HeldPartition::renew));
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
    heartbeat.close();
  }
}
