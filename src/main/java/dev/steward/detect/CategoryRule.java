package dev.steward.detect;

import dev.steward.core.PersonalDataCategory;
import java.util.List;
import java.util.Set;

/**
 * How a category is told from names and values.
 *
 * @param kinds of values that it may have
 * @param confirming detectors whose matches confirm a name
 * @param leastRate share of confirmed values below which a name is not believed; 0 where values
 *     need not confirm
 * @param sufficient detectors that need no name
 * @param strength how much their matches say, from 0 to 1
 * @param setting where it is personal
 */
record CategoryRule(
    PersonalDataCategory category,
    Set<ValueKind> kinds,
    List<String> confirming,
    double leastRate,
    List<String> sufficient,
    double strength,
    Setting setting) {

  /** Where data of a category is personal. */
  enum Setting {
    /** Wherever it is. */
    ANYWHERE,
    /** Unless it is of an organisation or a place. */
    CONTACT,
    /** Unless rows are places or things, whose devices are nobody's. */
    DEVICE,
    /** Only where rows are about people. */
    PEOPLE
  }
}
