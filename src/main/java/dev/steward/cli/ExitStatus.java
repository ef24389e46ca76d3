package dev.steward.cli;

/** The exit statuses that schedulers rely on. */
final class ExitStatus {
  static final int COMPLETED = 0;

  /** Failed or incomplete: the same command goes on. */
  static final int FAILED = 1;

  /** Wrong usage or configuration: nothing was started. */
  static final int WRONG_USAGE = 2;

  /** Completed, with findings that need a person. */
  static final int FINDINGS = 3;

  /** The job is running elsewhere. */
  static final int RUNNING_ELSEWHERE = 4;

  /** Stopped at a checkpoint: the same command goes on. */
  static final int STOPPED = 143;

  private ExitStatus() {}
}
