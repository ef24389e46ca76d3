package dev.steward.request;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Telephone numbers as E.164 numbers, without extensions. */
final class PhoneForm {
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
  private static final String NO_REGION = "ZZ";
  private static final String INTERNATIONAL = "00";

  /** As many as tell the numbers of a country apart; more would be longer than some numbers. */
  private static final int MOST_LAST_DIGITS = 9;

  /**
   * Country codes under which libphonenumber completes shorter numbers by the code of a town or
   * island, or, as in Argentina, drops digits before the subscriber's own; with the length of what
   * stays.
   */
  private static final Map<Integer, Integer> WITHIN_A_TOWN =
      Map.of(1, 7, 44, 6, 54, 6, 61, 8, 261, 7, 378, 6, 672, 5);

  private final String region;

  /**
   * @param region that of numbers without a country code; where empty, they cannot be read
   */
  PhoneForm(Optional<String> region) {
    this.region = region.orElse(NO_REGION);
  }

  static Set<String> regions() {
    return PHONES.getSupportedRegions();
  }

  /** The number as rows have it; empty where it cannot be read. */
  Optional<String> number(String text) {
    return parsed(text).map(number -> PHONES.format(number, PhoneNumberFormat.E164));
  }

  /** The number, where it can be one. */
  Optional<String> possibleNumber(String text) {
    return parsed(text)
        .filter(PHONES::isPossibleNumber)
        .map(number -> PHONES.format(number, PhoneNumberFormat.E164));
  }

  /** How many of the last digits of an E.164 number stand at the end of any spelling of it. */
  static int lastDigitsInAnySpelling(String e164) {
    try {
      PhoneNumber number = PHONES.parse(e164, NO_REGION);
      return Math.min(
          WITHIN_A_TOWN.getOrDefault(number.getCountryCode(), MOST_LAST_DIGITS),
          PHONES.getNationalSignificantNumber(number).length());
    } catch (NumberParseException e) {
      throw new IllegalArgumentException("Not a number in E.164"); // the cause quotes it
    }
  }

  private Optional<PhoneNumber> parsed(String text) {
    boolean international = region.equals(NO_REGION) && text.startsWith(INTERNATIONAL);
    try {
      return Optional.of(
          PHONES.parse(
              international ? "+" + text.substring(INTERNATIONAL.length()) : text, region));
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }
}
