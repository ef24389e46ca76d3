package dev.steward.rectification;

import dev.steward.core.PersonalDataCategory;
import dev.steward.subject.Belonging;

/** Which cells of rows that have to do with a person are the person's own. */
final class Theirs {
  private Theirs() {}

  /**
   * @param direct whether values of the column's category are one person's
   * @param leads whether the row is found by the cell
   */
  static boolean is(Belonging belonging, boolean direct, boolean leads) {
    return switch (belonging) {
      case OWNS -> true;
      case SHARED -> direct || leads;
      case NAMES -> leads;
      case UNCERTAIN -> false;
    };
  }

  static boolean isDirect(String category) {
    return PersonalDataCategory.find(category).filter(PersonalDataCategory::direct).isPresent();
  }
}
