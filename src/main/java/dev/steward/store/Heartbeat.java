package dev.steward.store;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Does something again and again, in a thread of its own, often enough that a lease does not expire
 * between two times.
 */
public final class Heartbeat implements AutoCloseable {
  private static final Duration LONGEST_PERIOD = Duration.ofSeconds(1);

  private final Runnable beat;
  private final Duration period;
  private final Thread thread;

  // no interrupt: it would close the file of an embedded store under whatever is under way
  private final CountDownLatch closed = new CountDownLatch(1);

  private Heartbeat(String name, Duration period, Runnable beat) {
    this.beat = beat;
    this.period = period;
    this.thread = new Thread(this::run, name);
    this.thread.setDaemon(true);
    this.thread.start();
  }

  /**
   * Begins.
   *
   * @param expiry of the lease
   * @param beat throws nothing
   */
  public static Heartbeat within(Duration expiry, String name, Runnable beat) {
    Duration third = expiry.dividedBy(3);
    return every(third.compareTo(LONGEST_PERIOD) < 0 ? third : LONGEST_PERIOD, name, beat);
  }

  static Heartbeat every(Duration period, String name, Runnable beat) {
    return new Heartbeat(name, period, beat);
  }

  private void run() {
    while (!isClosedWithin(period)) {
      beat.run();
    }
  }

  private boolean isClosedWithin(Duration time) {
    try {
      return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true; // nobody does
    }
  }

  /** Ends it; a beat that is under way goes on. */
  @Override
  public void close() {
    closed.countDown();
  }

  /** Ends it and waits for a beat that is under way, not longer than given. */
  void close(Duration patience) {
    close();
    try {
      thread.join(patience.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
