package dev.steward.detect;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What the user adds to what Steward detects.
 *
 * @param allowLists of lists that have the same value the first counts it
 */
public record OwnRules(List<OwnDetector> detectors, List<AllowList> allowLists) {
  public static final OwnRules NONE = new OwnRules(List.of(), List.of());

  public OwnRules {
    detectors = List.copyOf(detectors);
    allowLists = List.copyOf(allowLists);
  }

  boolean areNone() {
    return detectors.isEmpty() && allowLists.isEmpty();
  }

  /** All that a value's verdict hangs on; what a detector makes of it may change without it. */
  String valueTests() {
    StringBuilder tests = new StringBuilder();
    for (OwnDetector own : detectors) {
      if (own.testsValues()) {
        add(tests, own.detector());
        add(tests, own.pattern().map(Pattern::pattern).orElse(""));
        add(tests, own.checksum().orElse(""));
        add(tests, own.dictionary().map(WordList::sha256).orElse(""));
      }
    }
    for (AllowList list : allowLists) {
      add(tests, list.detector());
      add(tests, list.pattern().map(Pattern::pattern).orElse(""));
      add(tests, list.values().sha256());
    }
    return tests.toString();
  }

  /** With its length before it, so that no text looks like the end of another. */
  private static void add(StringBuilder tests, String text) {
    tests.append(text.length()).append(':').append(text);
  }
}
