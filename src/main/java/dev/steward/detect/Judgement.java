package dev.steward.detect;

import dev.steward.core.PersonalDataCategory;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a column holds.
 *
 * @param category the likeliest category of personal data; empty where there is no sign of any
 * @param also every category that the column may well be of, the likeliest included
 * @param matchRate the share of the values that a detector of the category matched
 * @param matchedDistinct about how many different values matched
 * @param detectors those that speak for the category, whose matches serve as examples
 * @param evidence in words, what speaks for and against
 */
public record Judgement(
    Optional<PersonalDataCategory> category,
    Standing standing,
    Score score,
    Set<PersonalDataCategory> also,
    double matchRate,
    double matchedDistinct,
    List<String> detectors,
    String evidence) {
  public Judgement {
    detectors = List.copyOf(detectors);
    also = Set.copyOf(also);
    if (standing != Standing.NONE && category.isEmpty()) {
      throw new IllegalArgumentException("What is " + standing + " has a category");
    }
  }

  /** The same with other evidence. */
  Judgement because(String other) {
    return new Judgement(
        category, standing, score, also, matchRate, matchedDistinct, detectors, other);
  }

  /** Whose data it is. */
  public enum Standing {
    /** Of people. */
    PERSONAL,
    /** Of the form of personal data, but of an organisation, a place or a list of reference. */
    ORGANISATION,
    /** Nobody's. */
    NONE
  }
}
