package dev.steward.batch;

import java.util.concurrent.CountDownLatch;
import org.springframework.context.SmartLifecycle;

/**
 * Lets a run reach its next checkpoint before the process ends: the last to start and the first to
 * stop of all that has a life cycle.
 */
final class GracefulStop implements SmartLifecycle {
  private final StopSignal stop;
  private volatile CountDownLatch run = new CountDownLatch(0);
  private volatile boolean running;

  GracefulStop(StopSignal stop) {
    this.stop = stop;
  }

  /** To be counted down when the run is over. */
  CountDownLatch began() {
    CountDownLatch latch = new CountDownLatch(1);
    run = latch;
    return latch;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    if (run.getCount() > 0) {
      stop.request();
    }
    try {
      run.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
