package dev.steward.detect;

import java.util.Set;

/**
 * Detectors whose hits mean something even where they are rare, and which therefore look at every
 * value: 300 valid card numbers in ten million rows are a finding. Immutable.
 */
public final class RareDetectors {
  private final Set<String> names;
  private final long[] set;
  private final boolean anyForIntegers;

  /**
   * @param set their numbers, a bit each
   * @param forIntegers numbers of all detectors that also judge integers
   */
  RareDetectors(Set<String> names, long[] set, long[] forIntegers) {
    this.names = Set.copyOf(names);
    this.set = set;
    boolean any = false;
    for (int word = 0; word < set.length; word++) {
      any |= (set[word] & forIntegers[word]) != 0;
    }
    this.anyForIntegers = any;
  }

  /** Whether the detector is among these. */
  public boolean includes(String detector) {
    return names.contains(detector);
  }

  /** Whether any of a set of detectors is among these. */
  boolean includesAny(long[] detectors) {
    for (int word = 0; word < detectors.length; word++) {
      if ((detectors[word] & set[word]) != 0) {
        return true;
      }
    }
    return false;
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  boolean isEmptyForIntegers() {
    return !anyForIntegers;
  }

  long word(int word) {
    return set[word];
  }
}
