package dev.steward.detect;

import java.util.function.Predicate;

/**
 * Recognises one kind of value.
 *
 * @param name what it is called in evidence ({@code iban}, {@code national-id.pl})
 * @param numeric whether it also judges integers, by their decimal digits
 * @param validates whether the check is more than the form, so that values that have the form and
 *     fail speak against
 * @param chance how often a value of that form passes by chance, 0 to 1
 */
record ValueDetector(
    String name,
    Precondition when,
    boolean numeric,
    boolean validates,
    double chance,
    Predicate<ValueTraits> check) {

  /** A detector of a form that text has. */
  static ValueDetector form(String name, Precondition when, Predicate<ValueTraits> check) {
    return new ValueDetector(name, when, false, false, 0, check);
  }

  /** A detector with a check digit or other validation, for text. */
  static ValueDetector validated(
      String name, Precondition when, double chance, Predicate<ValueTraits> check) {
    return new ValueDetector(name, when, false, true, chance, check);
  }

  /** The same, judging integers too. */
  ValueDetector orInteger() {
    return new ValueDetector(name, when, true, validates, chance, check);
  }
}
