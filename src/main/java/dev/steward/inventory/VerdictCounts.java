package dev.steward.inventory;

import dev.steward.detect.ValueJudge;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Counts of values by verdict, for as many verdicts as fit: a column sees few of all. */
final class VerdictCounts {
  private static final int MOST = 64;
  private static final int HASHED = 4 * MOST;

  private final ValueJudge judge;
  private final byte[] slots = new byte[HASHED];
  private int[] verdicts = new int[4];
  private long[] counts = new long[4];
  private @Nullable DistinctCount[] distincts = new DistinctCount[4];
  private int[] examples = new int[4];
  private int size;

  VerdictCounts(ValueJudge judge) {
    this.judge = judge;
  }

  /** What is done with the counts of a verdict. */
  interface Use {
    /**
     * @param distinct hashes of the values; null where nothing matched them
     * @param examples numbers of shapes, a bit each
     */
    void of(int verdict, long count, @Nullable DistinctCount distinct, int examples);
  }

  /** Counts a value; returns where, or −1 where it does not fit. */
  int add(int verdict, long hash, long times) {
    int at = hashed(verdict);
    if (slots[at] == 0) {
      if (size == MOST) {
        return -1;
      }
      open(verdict, at);
    }
    int slot = slots[at] - 1;
    counts[slot] += times;
    DistinctCount distinct = distincts[slot];
    if (distinct != null) {
      distinct.add(hash);
    }
    return slot;
  }

  /** Notes the number of a shape that a counted value has. */
  void addExample(int slot, int shape) {
    examples[slot] |= 1 << shape;
  }

  /** Gives away the counts of each verdict. */
  void drain(Use use) {
    for (int slot = 0; slot < size; slot++) {
      use.of(verdicts[slot], counts[slot], distincts[slot], examples[slot]);
    }
    Arrays.fill(slots, (byte) 0);
    size = 0;
  }

  private int hashed(int verdict) {
    int at = verdict * 0x9E3779B1 >>> 24;
    while (slots[at] != 0 && verdicts[slots[at] - 1] != verdict) {
      at = (at + 1) % HASHED;
    }
    return at;
  }

  private void open(int verdict, int at) {
    if (size == verdicts.length) {
      int more = size * 2;
      verdicts = Arrays.copyOf(verdicts, more);
      counts = Arrays.copyOf(counts, more);
      distincts = Arrays.copyOf(distincts, more);
      examples = Arrays.copyOf(examples, more);
    }
    verdicts[size] = verdict;
    counts[size] = 0;
    distincts[size] = judge.isMatch(verdict) ? DistinctCount.ofMatches() : null;
    examples[size] = 0;
    slots[at] = (byte) ++size;
  }
}
