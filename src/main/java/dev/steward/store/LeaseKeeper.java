package dev.steward.store;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
  private static final Duration LONGEST_PERIOD = Duration.ofSeconds(1);

  private final Leases leases;
  private final Lease lease;
  private final Duration expiry;
  private final Duration period;
  private final Runnable onStopRequested;
  private final Thread thread;

  // no interrupt: it would close the file of an embedded store under a renewal
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * @param onStopRequested called once or more often, by a thread of its own
   */
  public LeaseKeeper(Leases leases, Lease lease, Duration expiry, Runnable onStopRequested) {
    this(leases, lease, expiry, shorter(expiry.dividedBy(3), LONGEST_PERIOD), onStopRequested);
  }

  LeaseKeeper(
      Leases leases, Lease lease, Duration expiry, Duration period, Runnable onStopRequested) {
    this.leases = leases;
    this.lease = lease;
    this.expiry = expiry;
    this.period = period;
    this.onStopRequested = onStopRequested;
    this.thread = new Thread(this::keep, "lease-" + lease.jobName());
    this.thread.setDaemon(true);
    this.thread.start();
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private void keep() {
    long renewedAt = System.nanoTime();
    while (!isClosedWithin(period)) {
      try {
        Optional<Lease> renewed = leases.renew(lease, expiry);
        if (isClosed()) {
          return;
        }
        if (renewed.isEmpty()) {
          halt("another process has taken over");
        } else if (renewed.get().stopRequested()) {
          onStopRequested.run();
        }
        renewedAt = System.nanoTime();
      } catch (DataAccessException e) {
        if (!isClosed() && System.nanoTime() - renewedAt > expiry.toNanos()) {
          halt("the control store could not be reached until the lease expired");
        }
      }
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private boolean isClosedWithin(Duration period) {
    try {
      return closed.await(period.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true; // nobody does
    }
  }

  private void halt(String reason) {
    log.error("Halting {}: {}", lease.jobName(), reason);
    Runtime.getRuntime().halt(1);
  }

  /** Stops renewing and gives the lease back. */
  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join(expiry.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
