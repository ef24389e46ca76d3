package dev.steward.batch;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that the run is to stop at its next checkpoint. Set by a signal to the process or by a
 * request in the control store; looked at before each unit, table and step.
 */
public final class StopSignal {
  private static final Logger log = LoggerFactory.getLogger(StopSignal.class);

  private final AtomicBoolean requested = new AtomicBoolean();

  public void request() {
    if (requested.compareAndSet(false, true)) {
      log.info("Stopping at the next checkpoint");
    }
  }

  boolean isRequested() {
    return requested.get();
  }
}
