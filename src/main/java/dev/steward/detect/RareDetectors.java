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

  private static final int REMEMBERED = 16;
  private static final int STARTS = CharClass.ANY + 1;

  private final Set<String> names;
  private final boolean none;
  private final long[] set;
  private final List<Precondition> forms;
  private final boolean anyForIntegers;

  /** The first bytes with which one may begin that not any byte begins. */
  private final boolean[] starts = new boolean[256];

  /** For some looks, in slots, the lengths of what may match. */
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
    forms.forEach(form -> form.starts().chars().forEach(first -> starts[first] = true));
  }

  /** Whether the detector is among these. */
  public boolean includes(String detector) {
    return names.contains(detector);
  }

  /**
   * Whether any that looks at a value's form may match what was glanced at.
   *
   * @param glance of {@link Glance#of}
   */
  boolean mayMatch(long glance) {
    int look = Glance.classes(glance) | (starts[Glance.first(glance)] ? STARTS : 0);
    int slot = look * 0x9E3779B1 >>> 28;
    if (looks[slot] != look) {
      looks[slot] = look;
      lengths[slot] = lengths(look & CharClass.ANY, (look & STARTS) != 0);
    }
    return (lengths[slot] >>> Math.min(Glance.length(glance), LONGEST) & 1) != 0;
  }

  /** The lengths of text of these classes that may match, a bit each. */
  private long lengths(int classes, boolean start) {
    long some = 0;
    for (Precondition form : forms) {
      if (form.admitsClasses(classes) && (start || form.starts().isEmpty())) {
        int least = Math.min(LONGEST, form.minLength());
        int most = Math.min(LONGEST, form.maxLength());
        some |= -1L << least & -1L >>> LONGEST - most;
      }
    }
    return some;
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
