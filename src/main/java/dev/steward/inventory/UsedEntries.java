package dev.steward.inventory;

import dev.steward.core.ColumnVector;
import java.util.Arrays;

/** How often a batch uses the entries of a dictionary, and what was made of each of them. */
final class UsedEntries {
  private final ColumnVector entries;
  private final long[] times;
  private final int[] used;
  private final int[] verdicts;
  private final long[] hashes;
  private int count;

  UsedEntries(ColumnVector entries) {
    this.entries = entries;
    int size = entries.size();
    this.times = new long[size];
    this.used = new int[size];
    this.verdicts = new int[size];
    this.hashes = new long[size];
    forgetVerdicts();
  }

  boolean areOf(ColumnVector dictionary) {
    return entries == dictionary;
  }

  /** Counts the entries of a range of rows; returns how many rows are not null. */
  long count(int[] ids, int from, int to) {
    count = 0;
    long rows = 0;
    for (int i = from; i < to; i++) {
      int id = ids[i];
      if (id >= 0 && !entries.isNull(id)) {
        if (times[id]++ == 0) {
          used[count++] = id;
        }
        rows++;
      }
    }
    return rows;
  }

  /** Number of entries that are used; the first is 0. */
  int count() {
    return count;
  }

  /** The position in the dictionary of an entry that is used. */
  int id(int entry) {
    return used[entry];
  }

  /** How many rows use an entry; to be asked for once, after which it counts as unused. */
  long takeTimes(int id) {
    long its = times[id];
    times[id] = 0;
    return its;
  }

  /** The verdict on an entry; negative where there is none yet. */
  int verdict(int id) {
    return verdicts[id];
  }

  long hash(int id) {
    return hashes[id];
  }

  void judged(int id, int verdict, long hash) {
    verdicts[id] = verdict;
    hashes[id] = hash;
  }

  void forgetVerdicts() {
    Arrays.fill(verdicts, -1);
  }
}
