package dev.steward.store;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Renews a lease as long as this process lives, and learns from it that somebody asks to stop. A
 * process that finds its lease taken over, or could not renew it until it expired, halts at once:
 * whatever it did from then on would undo its successor's work.
 */
public final class LeaseKeeper implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LeaseKeeper.class);

  private final Leases leases;
  private final Lease lease;
  private final Duration expiry;
  private final Runnable onStopRequested;
  private final Heartbeat heartbeat;
  private volatile boolean closed;
  private volatile long renewedAt = System.nanoTime();

  /**
   * @param onStopRequested called once or more often, by a thread of its own
   */
  public LeaseKeeper(Leases leases, Lease lease, Duration expiry, Runnable onStopRequested) {
    this.leases = leases;
    this.lease = lease;
    this.expiry = expiry;
    this.onStopRequested = onStopRequested;
    this.heartbeat = Heartbeat.within(expiry, "lease-" + lease.jobName(), this::renew);
  }

  private void renew() {
    try {
      Optional<Lease> renewed = leases.renew(lease, expiry);
      if (closed) {
        return;
      }
      if (renewed.isEmpty()) {
        halt("another process has taken over");
      } else if (renewed.get().stopRequested()) {
        onStopRequested.run();
      }
      renewedAt = System.nanoTime();
    } catch (DataAccessException e) {
      if (!closed && System.nanoTime() - renewedAt > expiry.toNanos()) {
        halt("the control store could not be reached until the lease expired");
      }
    }
  }

  private void halt(String reason) {
    log.error("Halting {}: {}", lease.jobName(), reason);
    Runtime.getRuntime().halt(1);
  }

  /** Stops renewing and gives the lease back. */
  @Override
  public void close() {
    closed = true;
    heartbeat.close(expiry);
    try {
      leases.release(lease);
    } catch (DataAccessException e) {
      log.warn(
          "The lease of {} could not be given back: it expires within {} seconds",
          lease.jobName(),
          expiry.toSeconds());
    }
  }
}
