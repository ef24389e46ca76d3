package dev.steward.inventory;

/**
 * Remembers the verdicts of values by their hash, as many as fit; a newer one drives an older out.
 */
final class VerdictCache {
  private static final int SLOTS = 1 << 14;

  private final long[] hashes = new long[SLOTS];
  private final int[] verdicts = new int[SLOTS];

  /** The verdict, or −1 where it is not known. */
  int find(long hash) {
    int slot = (int) hash & (SLOTS - 1);
    return hashes[slot] == hash ? verdicts[slot] - 1 : -1;
  }

  void put(long hash, int verdict) {
    int slot = (int) hash & (SLOTS - 1);
    hashes[slot] = hash;
    verdicts[slot] = verdict + 1;
  }
}
