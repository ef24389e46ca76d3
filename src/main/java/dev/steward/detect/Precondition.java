package dev.steward.detect;

/**
 * A cheap test on a value's traits that its check is worth trying.
 *
 * @param required set of classes that occur
 * @param allowed set of classes beside which none occurs
 * @param dependent set of classes that occur only beside those of {@code support}
 * @param starts the bytes of which the first one is one; empty for any
 */
record Precondition(
    int required,
    int allowed,
    int dependent,
    int support,
    int minLength,
    int maxLength,
    int minDigits,
    int maxDigits,
    String starts) {
  Precondition {
    if ((required & ~allowed) != 0) {
      throw new IllegalArgumentException("What is required is allowed");
    }
  }

  private Precondition(int required, int allowed, int minLength, int maxLength) {
    this(required, allowed, 0, 0, minLength, maxLength, 0, Integer.MAX_VALUE, "");
  }

  /** Values of so many bytes that have each of the classes given. */
  static Precondition having(int minLength, int maxLength, CharClass... required) {
    return new Precondition(CharClass.set(required), CharClass.ANY, minLength, maxLength);
  }

  /** Values of so many bytes that have none but the classes given. */
  static Precondition only(int minLength, int maxLength, CharClass... allowed) {
    return new Precondition(0, CharClass.set(allowed), minLength, maxLength);
  }

  /** Also: nothing but the classes given, beside those that are required. */
  Precondition with(CharClass... others) {
    int all = required | CharClass.set(others);
    return new Precondition(
        required, all, dependent, support, minLength, maxLength, minDigits, maxDigits, starts);
  }

  /** Also: nothing but the classes that are required. */
  Precondition alone() {
    return with();
  }

  /** Also: the one class not without the other. */
  Precondition notWithout(CharClass one, CharClass other) {
    return new Precondition(
        required,
        allowed,
        one.bit(),
        other.bit(),
        minLength,
        maxLength,
        minDigits,
        maxDigits,
        starts);
  }

  /** Also: that many digits. */
  Precondition digits(int min, int max) {
    return new Precondition(
        required, allowed, dependent, support, minLength, maxLength, min, max, starts);
  }

  /** Also: one of these bytes first. */
  Precondition startingWith(String bytes) {
    return new Precondition(
        required, allowed, dependent, support, minLength, maxLength, minDigits, maxDigits, bytes);
  }

  boolean admitsClasses(int classes) {
    return (classes & required) == required
        && (classes & ~allowed) == 0
        && ((classes & dependent) == 0 || (classes & support) != 0);
  }

  boolean admitsLength(int length) {
    return length >= minLength && length <= maxLength;
  }

  boolean admitsStart(int first) {
    return starts.isEmpty() || starts.indexOf(first) >= 0;
  }

  /** Whether the beginning is right and the counts are within bounds. */
  boolean admits(ValueTraits value) {
    return admitsLength(value.length())
        && (starts.isEmpty() || admitsStart(value.at(0)))
        && (isOfAnyDigits() || value.digits() >= minDigits && value.digits() <= maxDigits);
  }

  private boolean isOfAnyDigits() {
    return minDigits == 0 && maxDigits == Integer.MAX_VALUE;
  }
}
