package dev.steward.detect;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tests of a user's detector on a value, all of which must hold. */
record OwnTest(
    @Nullable Pattern pattern, @Nullable DigitChecksum checksum, @Nullable WordList dictionary) {

  /** What a value turns out to be. */
  enum Outcome {
    MATCH,
    /** Of the form, or listed, but not all that it should be. */
    FAILURE,
    OTHER
  }

  Outcome of(ValueTraits value) {
    if (pattern != null && !pattern.matcher(value.text()).matches()) {
      return Outcome.OTHER;
    }
    boolean listed = dictionary == null || dictionary.contains(value);
    if (pattern == null && !listed) {
      return Outcome.OTHER;
    }
    return listed && (checksum == null || passes(value, checksum))
        ? Outcome.MATCH
        : Outcome.FAILURE;
  }

  private static boolean passes(ValueTraits value, DigitChecksum checksum) {
    byte[] digits = value.digitValues();
    int count = value.digits();
    return count > 1 && count <= digits.length && checksum.holds(digits, count);
  }
}
