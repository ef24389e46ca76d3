package dev.steward.detect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The user's own tests of values, numbered after all other detectors. Immutable. */
final class OwnValues {
  private final int first;
  private final boolean none;
  private final List<String> names = new ArrayList<>();
  private final List<OwnTest> tests = new ArrayList<>();
  private final List<AllowList> lists;

  /**
   * @param first the number of the first of them
   */
  OwnValues(OwnRules rules, int first) {
    this.first = first;
    for (OwnDetector own : rules.detectors()) {
      if (own.testsValues()) {
        names.add(own.detector());
        tests.add(own.test());
      }
    }
    this.lists = rules.allowLists();
    lists.forEach(list -> names.add(list.detector()));
    this.none = names.isEmpty();
  }

  boolean areNone() {
    return none;
  }

  /** Names of the detectors, in the order of their numbers. */
  List<String> names() {
    return names;
  }

  /**
   * Whether an allow-list has the value; the first that does matches it.
   *
   * @param some those whose matches are noted; null for all
   */
  boolean allow(ValueTraits value, long[] matched, @Nullable RareDetectors some) {
    for (int i = 0; i < lists.size() && isWhole(value); i++) {
      if (has(lists.get(i), value)) {
        int number = first + tests.size() + i;
        if (isAmong(some, number)) {
          DetectorRegistry.set(matched, number);
        }
        return true;
      }
    }
    return false;
  }

  /**
   * Tests a value that no allow-list has.
   *
   * @param some those that are to look; null for all
   */
  void judge(ValueTraits value, long[] matched, long[] failed, @Nullable RareDetectors some) {
    for (int i = 0; i < tests.size() && isWhole(value); i++) {
      int number = first + i;
      if (isAmong(some, number)) {
        switch (outcome(i, value)) {
          case MATCH -> DetectorRegistry.set(matched, number);
          case FAILURE -> DetectorRegistry.set(failed, number);
          case OTHER -> {}
        }
      }
    }
  }

  private static boolean isAmong(@Nullable RareDetectors some, int number) {
    return some == null || (some.word(number >>> 6) >>> number & 1) != 0;
  }

  /** Of longer texts no more than the beginning is read. */
  private static boolean isWhole(ValueTraits value) {
    return value.length() > 0 && value.length() < ValueTraits.LONGEST;
  }

  private OwnTest.Outcome outcome(int test, ValueTraits value) {
    try {
      return tests.get(test).of(value);
    } catch (StackOverflowError e) {
      throw tooDeep(names.get(test), value);
    }
  }

  private static boolean has(AllowList list, ValueTraits value) {
    try {
      return list.has(value);
    } catch (StackOverflowError e) {
      throw tooDeep(list.detector(), value);
    }
  }

  /** Alternatives within a repetition may take a frame of the stack for each character. */
  private static IllegalStateException tooDeep(String name, ValueTraits value) {
    return new IllegalStateException(
        "The pattern of " + name + " goes too deep on a value of " + value.length() + " bytes");
  }
}
