package dev.steward.request;

import dev.steward.core.PersonalDataCategory;

/**
 * What a rectification sets right. Holds personal data.
 *
 * @param target a category of personal data, or {@code SOURCE.TABLE.COLUMN}
 * @param newValue empty for no value
 */
public record Correction(String target, String newValue) {
  public Correction {
    if (!isTarget(target)) {
      throw new IllegalArgumentException("A correction has a category or SOURCE.TABLE.COLUMN");
    }
  }

  /** Whether a text has the form of a target. */
  public static boolean isTarget(String text) {
    if (PersonalDataCategory.find(text).isPresent()) {
      return true;
    }
    String[] names = text.split("\\.", 3);
    return names.length == 3 && !names[0].isBlank() && !names[1].isBlank() && !names[2].isBlank();
  }

  /** Without the new value. */
  @Override
  public String toString() {
    return "Correction[" + newValue.length() + " characters]";
  }
}
