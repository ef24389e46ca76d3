package dev.steward.detect;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Values that are nobody's, such as the mailbox of an office: where one is the whole value of a
 * cell, it counts neither for nor against anything.
 *
 * @param name in evidence it is {@code allow-list:NAME}
 * @param pattern that matches further values as a whole
 */
public record AllowList(String name, WordList values, Optional<Pattern> pattern) {
  private static final String PREFIX = "allowed.";

  public AllowList {
    if (!OwnDetector.isName(name)) {
      throw new IllegalArgumentException("No name of an allow-list: " + name);
    }
  }

  /** What its values are counted under. */
  String detector() {
    return PREFIX + name;
  }

  /** The name of the allow-list that a detector stands for; empty for any other detector. */
  static Optional<String> named(String detector) {
    return detector.startsWith(PREFIX)
        ? Optional.of(detector.substring(PREFIX.length()))
        : Optional.empty();
  }

  boolean has(ValueTraits value) {
    return values.contains(value)
        || pattern.isPresent() && pattern.get().matcher(value.text()).matches();
  }

  /** Without the pattern, which may be written after a value. */
  @Override
  public String toString() {
    return "AllowList[" + name + "]";
  }
}
