package dev.steward.detect;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Detectors whose hits mean something even where they are rare, and which therefore look at every
 * value: 300 valid card numbers in ten million rows are a finding. Used by one thread.
 */
public final class RareDetectors {
  /** Lengths up to this are told apart, by a bit each. */
  private static final int LONGEST = Long.SIZE - 1;

  private static final int REMEMBERED = 64;

  private final Set<String> names;
  private final boolean none;
  private final long[] set;
  private final List<Precondition> forms;
  private final boolean anyForIntegers;

  /** For some first bytes and sets of classes, in slots, the lengths of what may match. */
  private final int[] looks = new int[REMEMBERED];

  private final long[] lengths = new long[REMEMBERED];

  /**
   * @param set their numbers, a bit each
   * @param forms the preconditions of those that look at a value's form
   * @param forIntegers numbers of all detectors that also judge integers
   */
  RareDetectors(Set<String> names, long[] set, List<Precondition> forms, long[] forIntegers) {
    this.names = Set.copyOf(names);
    this.none = names.isEmpty();
    this.set = set;
    this.forms = List.copyOf(forms);
    boolean any = false;
    for (int word = 0; word < set.length; word++) {
      any |= (set[word] & forIntegers[word]) != 0;
    }
    this.anyForIntegers = any;
    Arrays.fill(looks, -1);
  }

  /** Whether the detector is among these. */
  public boolean includes(String detector) {
    return names.contains(detector);
  }

  /**
   * Whether any that looks at a value's form may match what was glanced at.
   *
   * @param glance of {@link ValueTraits#glance}
   */
  boolean mayMatch(long glance) {
    int look = (int) glance;
    int slot = look * 0x9E3779B1 >>> 26;
    if (looks[slot] != look) {
      looks[slot] = look;
      lengths[slot] = lengths(ValueTraits.classes(glance), ValueTraits.first(glance));
    }
    return (lengths[slot] >>> Math.min(ValueTraits.length(glance), LONGEST) & 1) != 0;
  }

  private long lengths(int classes, int first) {
    long lengths = 0;
    for (Precondition form : forms) {
      if (form.admitsClasses(classes) && form.admitsStart(first)) {
        int least = Math.min(LONGEST, form.minLength());
        int most = Math.min(LONGEST, form.maxLength());
        lengths |= -1L << least & -1L >>> LONGEST - most;
      }
    }
    return lengths;
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
    return none;
  }

  boolean isEmptyForIntegers() {
    return !anyForIntegers;
  }

  long word(int word) {
    return set[word];
  }
}
