package dev.steward.detect;

/**
 * Which detectors matched a value, and which tried and failed: sets of detectors by number, 64 to a
 * word. The arrays are not changed after construction.
 */
record Verdict(long[] matched, long[] failed) {
  boolean isOf(long[] otherMatched, long[] otherFailed) {
    return java.util.Arrays.equals(matched, otherMatched)
        && java.util.Arrays.equals(failed, otherFailed);
  }

  boolean isMatch() {
    return java.util.Arrays.stream(matched).anyMatch(word -> word != 0);
  }

  static int hash(long[] matched, long[] failed) {
    long h = 1;
    for (int i = 0; i < matched.length; i++) {
      h = (h ^ h >>> 32 ^ matched[i]) * 0x9E3779B97F4A7C15L;
      h = (h ^ h >>> 32 ^ failed[i]) * 0xD6E8FEB86659FD93L;
    }
    return (int) (h >>> 32);
  }
}
