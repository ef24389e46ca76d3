package dev.steward.request;

import dev.steward.core.FoldedText;
import dev.steward.core.Spaces;
import java.util.Optional;
import java.util.Set;

/**
 * Brings identifiers into the form in which they are compared: e-mail addresses without surrounding
 * space and with simple case folding, phone numbers as E.164 without extensions, all else without
 * surrounding space. Safe for use by several threads.
 */
public final class IdentifierForms {
  private static final int LONGEST = 1000;

  private final PhoneForm phones;

  /**
   * @param defaultRegion ISO 3166 alpha-2, where phone numbers without a country code belong; where
   *     empty, such numbers cannot be read
   * @throws IllegalArgumentException where there is no such region
   */
  public IdentifierForms(Optional<String> defaultRegion) {
    if (defaultRegion.filter(region -> !regions().contains(region)).isPresent()) {
      throw new IllegalArgumentException("No such region: " + defaultRegion.get());
    }
    this.phones = new PhoneForm(defaultRegion);
  }

  /** Regions that phone numbers may belong to. */
  public static Set<String> regions() {
    return PhoneForm.regions();
  }

  /**
   * The identifier that somebody gives.
   *
   * @throws IllegalArgumentException without the value, where it cannot be one of that kind
   */
  public Identifier identifier(String kind, String text) {
    String value = Spaces.trimmed(text);
    if (value.isEmpty()) {
      throw new IllegalArgumentException("the value is missing");
    }
    if (value.length() > LONGEST) {
      throw new IllegalArgumentException("the value has more than " + LONGEST + " characters");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("the value has a line end or control character");
    }
    return new Identifier(
        kind,
        switch (IdentifierForm.of(kind)) {
          case EMAIL -> email(value);
          case PHONE ->
              phones
                  .possibleNumber(value)
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "the value is not a phone number with a country code, nor one of"
                                  + " steward.requests.default-region"));
          case EXACT -> value;
        });
  }

  private static String email(String value) {
    int at = value.lastIndexOf('@');
    if (at <= 0 || at == value.length() - 1 || value.codePoints().anyMatch(Spaces::isSpace)) {
      throw new IllegalArgumentException("the value is not an e-mail address");
    }
    return FoldedText.of(value);
  }

  /** The value of a row's cell in the form of its kind; empty where it has none. */
  public Optional<String> comparable(IdentifierForm form, String cell) {
    String value = Spaces.trimmed(cell);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    return switch (form) {
      case EMAIL -> Optional.of(FoldedText.of(value));
      case PHONE -> phones.number(value);
      case EXACT -> Optional.of(value);
    };
  }

  /**
   * How many of the last digits of a phone number in its comparable form stand at the end of any
   * spelling of it, extensions left out. Reading a number costs a thousand times what comparing
   * digits does.
   */
  public static int lastDigitsInAnySpelling(String e164) {
    return PhoneForm.lastDigitsInAnySpelling(e164);
  }
}
