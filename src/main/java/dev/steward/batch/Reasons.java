package dev.steward.batch;

import dev.steward.source.SourceException;

/**
 * Why something could not be done, in words that may be stored and shown. Messages of exceptions
 * other than our own may quote cells, so only their kind and place in the code are told.
 */
final class Reasons {
  private static final int LONGEST = 2_000;

  private Reasons() {}

  static String of(Throwable failure) {
    String reason =
        failure instanceof SourceException ? "" + failure.getMessage() : kindAndPlace(failure);
    return reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST) + "…";
  }

  private static String kindAndPlace(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return "an unexpected "
        + failure.getClass().getSimpleName()
        + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
