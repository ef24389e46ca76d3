package dev.steward.detect;

/**
 * Which detectors matched a value, and which tried and failed: sets of detectors by number, 128 at
 * most.
 */
record Verdict(long low, long high, long triedLow, long triedHigh) {
  static final Verdict NONE = new Verdict(0, 0, 0, 0);

  boolean matched(int detector) {
    return has(low, high, detector);
  }

  boolean tried(int detector) {
    return has(triedLow, triedHigh, detector);
  }

  private static boolean has(long low, long high, int detector) {
    return ((detector < 64 ? low >>> detector : high >>> (detector - 64)) & 1) != 0;
  }
}
