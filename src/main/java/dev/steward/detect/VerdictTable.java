package dev.steward.detect;

import java.util.ArrayList;
import java.util.List;

/** Numbers verdicts in the order of first sight; 0 is the one of no detector. */
final class VerdictTable {
  private final List<Verdict> verdicts = new ArrayList<>();
  private int[] slots = new int[256];

  /**
   * @param words length of the sets
   */
  VerdictTable(int words) {
    number(new long[words], new long[words]);
  }

  Verdict get(int number) {
    return verdicts.get(number);
  }

  /** The number of the verdict of these sets, which the caller may change afterwards. */
  int number(long[] matched, long[] failed) {
    int i = slot(matched, failed);
    if (slots[i] == 0) {
      verdicts.add(new Verdict(matched.clone(), failed.clone()));
      slots[i] = verdicts.size();
      if (verdicts.size() * 2 > slots.length) {
        grow();
      }
      return verdicts.size() - 1;
    }
    return slots[i] - 1;
  }

  private int slot(long[] matched, long[] failed) {
    int mask = slots.length - 1;
    int i = Verdict.hash(matched, failed) & mask;
    while (slots[i] != 0 && !verdicts.get(slots[i] - 1).isOf(matched, failed)) {
      i = (i + 1) & mask;
    }
    return i;
  }

  private void grow() {
    slots = new int[slots.length * 2];
    for (int n = 0; n < verdicts.size(); n++) {
      slots[slot(verdicts.get(n).matched(), verdicts.get(n).failed())] = n + 1;
    }
  }
}
