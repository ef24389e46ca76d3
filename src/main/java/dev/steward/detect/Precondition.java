package dev.steward.detect;

/**
 * A cheap test on a value's traits that its check is worth trying.
 *
 * @param required set of classes that occur
 * @param allowed set of classes beside which none occurs
 */
record Precondition(
    int required, int allowed, int minLength, int maxLength, int minDigits, int maxDigits) {
  Precondition {
    if ((required & ~allowed) != 0) {
      throw new IllegalArgumentException("What is required is allowed");
    }
  }

  /** Values of so many bytes that have each of the classes given. */
  static Precondition having(int minLength, int maxLength, CharClass... required) {
    return new Precondition(
        CharClass.set(required), CharClass.ANY, minLength, maxLength, 0, Integer.MAX_VALUE);
  }

  /** Values of so many bytes that have none but the classes given. */
  static Precondition only(int minLength, int maxLength, CharClass... allowed) {
    return new Precondition(0, CharClass.set(allowed), minLength, maxLength, 0, Integer.MAX_VALUE);
  }

  /** Also: nothing but the classes given, beside those that are required. */
  Precondition with(CharClass... others) {
    return new Precondition(
        required, required | CharClass.set(others), minLength, maxLength, minDigits, maxDigits);
  }

  /** Also: nothing but the classes that are required. */
  Precondition alone() {
    return with();
  }

  /** Also: that many digits. */
  Precondition digits(int min, int max) {
    return new Precondition(required, allowed, minLength, maxLength, min, max);
  }

  boolean admitsClasses(int classes) {
    return (classes & required) == required && (classes & ~allowed) == 0;
  }

  boolean admitsLength(int length) {
    return length >= minLength && length <= maxLength;
  }

  /** Whether the counts are within bounds. */
  boolean admits(ValueTraits value) {
    int length = value.length();
    int digits = value.digits();
    return length >= minLength && length <= maxLength && digits >= minDigits && digits <= maxDigits;
  }
}
