package dev.steward.testkit.sample;

import dev.steward.core.PersonalDataCategory;

/** What a column really holds, whatever a detector says. */
public sealed interface Label {
  /** Personal data of that category. */
  record Personal(PersonalDataCategory category) implements Label {}

  /** The form of personal data, but of an organisation or a public place. */
  record Organisation() implements Label {}

  /** A key, date, level or mixture in a person's row: not scored either way. */
  record Arguable() implements Label {}

  /** Not personal. */
  record Nothing() implements Label {}

  /** Reads {@code organisation}, {@code arguable}, {@code none}, or a category's name. */
  static Label of(String name) {
    return switch (name) {
      case "organisation" -> new Organisation();
      case "arguable" -> new Arguable();
      case "none" -> new Nothing();
      default -> new Personal(PersonalDataCategory.of(name));
    };
  }
}
