package dev.steward.store;

import java.time.Instant;

/**
 * Who runs a job. The holder renews it; whoever finds it expired, or its process gone, may take it
 * over under the next fence. Times are the database's.
 *
 * @param fence grows with each holder
 * @param held false once the holder has given it back
 * @param expired whether its time was over when it was read
 */
public record Lease(
    String jobName,
    ProcessIdentity owner,
    long fence,
    boolean held,
    boolean stopRequested,
    Instant acquiredAt,
    Instant heartbeatAt,
    boolean expired) {

  /** Whether its holder may still be at work, as seen from the given process. */
  public boolean isLive(ProcessIdentity from) {
    return held && !expired && !owner.isGone(from);
  }
}
