package dev.steward.batch;

/**
 * Says that the run is to stop at its next checkpoint. Set by a signal to the process or by a
 * request in the control store; looked at before each unit, table and step.
 */
public final class StopSignal {
  private volatile boolean requested;

  public void request() {
    requested = true;
  }

  boolean isRequested() {
    return requested;
  }
}
