package dev.steward.shuffle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keys drawn from tables, from which ranges of about equal weight are cut. For one thread. */
public final class KeySample {
  private record Drawn(byte[] key, double weight) {}

  private final List<Drawn> keys = new ArrayList<>();

  /**
   * Adds a key.
   *
   * @param weight how many rows it stands for
   */
  public void add(byte[] key, double weight) {
    keys.add(new Drawn(key, weight));
  }

  public int size() {
    return keys.size();
  }

  /** At most so many ranges, of about the same weight; fewer where keys are few. */
  public KeyRanges ranges(int most) {
    keys.sort((a, b) -> Arrays.compareUnsigned(a.key, b.key));
    double share = keys.stream().mapToDouble(Drawn::weight).sum() / most;
    List<byte[]> bounds = new ArrayList<>();
    double passed = 0;
    for (Drawn drawn : keys) {
      boolean due = passed >= share * (bounds.size() + 1);
      boolean differs =
          bounds.isEmpty() || !Arrays.equals(bounds.get(bounds.size() - 1), drawn.key);
      if (due && differs && bounds.size() < most - 1) {
        bounds.add(drawn.key);
      }
      passed += drawn.weight;
    }
    return new KeyRanges(bounds);
  }

  @Override
  public String toString() {
    return "KeySample[" + keys.size() + "]";
  }
}
