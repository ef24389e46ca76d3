package dev.steward.detect;

import dev.steward.core.PersonalDataCategory;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A detector that the user adds. It recognises a column by words of its name, by its values, or by
 * both; whatever else speaks against what it finds does not count.
 *
 * @param name of ASCII letters, digits and hyphens; in evidence it is {@code own:NAME}
 * @param names phrases, of which a column's name has one as whole words
 * @param pattern that a whole value matches
 * @param checksum that the digits of a value have, as {@link #isChecksum} knows it; values that
 *     pass the other tests and fail this one count against
 * @param dictionary that has the value
 * @param leastRate share of the values that pass all of the tests, from which on values suffice
 */
public record OwnDetector(
    String name,
    PersonalDataCategory category,
    List<String> names,
    Optional<Pattern> pattern,
    Optional<String> checksum,
    Optional<WordList> dictionary,
    double leastRate) {
  /** The least rate of a detector that sets none. */
  public static final double LEAST_RATE = 0.5;

  private static final String PREFIX = "own.";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]+");

  public OwnDetector {
    names = List.copyOf(names);
    if (!isName(name)) {
      throw new IllegalArgumentException("No name of a detector: " + name);
    }
    if (names.isEmpty() && pattern.isEmpty() && dictionary.isEmpty()) {
      throw new IllegalArgumentException("Detector " + name + " looks at nothing");
    }
    if (checksum.isPresent() && pattern.isEmpty() && dictionary.isEmpty()) {
      throw new IllegalArgumentException("Detector " + name + " has a checksum of anything");
    }
    if (!checksum.map(OwnDetector::isChecksum).orElse(true)) {
      throw new IllegalArgumentException("Detector " + name + " has a checksum that is none");
    }
    if (!(leastRate > 0 && leastRate <= 1)) {
      throw new IllegalArgumentException("Detector " + name + " has the least rate " + leastRate);
    }
  }

  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** The words of a phrase, folded and joined as names are compared; empty where it has none. */
  public static String folded(String phrase) {
    return String.join("", Words.split(phrase));
  }

  public static boolean isChecksum(String specification) {
    return DigitChecksum.find(specification).isPresent();
  }

  /** How checksums are written, for a reader. */
  public static List<String> checksums() {
    return DigitChecksum.KNOWN;
  }

  /** Whether it tests values, rather than names only. */
  public boolean testsValues() {
    return pattern.isPresent() || dictionary.isPresent();
  }

  /** What its matches are counted under. */
  String detector() {
    return PREFIX + name;
  }

  OwnTest test() {
    return new OwnTest(
        pattern.orElse(null),
        checksum.flatMap(DigitChecksum::find).orElse(null),
        dictionary.orElse(null));
  }

  /** Without the pattern, which may be written after a value. */
  @Override
  public String toString() {
    return "OwnDetector[" + name + "]";
  }
}
