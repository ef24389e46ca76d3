package dev.steward.consent;

import dev.steward.core.CsvResource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From which age a child's own consent counts, by country (Art. 8(1) and the laws of the states).
 */
public final class DigitalConsentAges {
  /** Where a country is unknown or missing: the age that holds unless a state's law says less. */
  public static final int UNKNOWN_COUNTRY = 16;

  /** No state may set it lower (Art. 8(1)). */
  private static final int LEAST = 13;

  private final Map<String, Integer> ages;

  /**
   * @param ages by alpha-2 code
   */
  private DigitalConsentAges(Map<String, Integer> ages) {
    Map<String, Integer> byName = new HashMap<>();
    Countries.byName()
        .forEach((name, code) -> byName.put(name, ages.getOrDefault(code, UNKNOWN_COUNTRY)));
    this.ages = Map.copyOf(byName);
  }

  /** Those of {@code digital-consent-age.csv}. */
  public static DigitalConsentAges byLaw() {
    return withOverrides(Map.of());
  }

  /**
   * Those of {@code digital-consent-age.csv}, but for the given ones.
   *
   * @param overrides by code or English name of the country
   * @throws IllegalArgumentException where a country is not known, or its age not within 13 and 18
   */
  public static DigitalConsentAges withOverrides(Map<String, Integer> overrides) {
    Map<String, Integer> ages = new HashMap<>();
    for (String[] row : CsvResource.rows(DigitalConsentAges.class, "digital-consent-age.csv")) {
      ages.put(code(row[0]), checked(row[0], Integer.parseInt(row[1])));
    }
    overrides.forEach((country, age) -> ages.put(code(country), checked(country, age)));
    return new DigitalConsentAges(ages);
  }

  /** The age in the country that a cell names. */
  public int age(@Nullable String country) {
    if (country == null) {
      return UNKNOWN_COUNTRY;
    }
    Integer exact = ages.get(country);
    return exact != null ? exact : ages.getOrDefault(Countries.normal(country), UNKNOWN_COUNTRY);
  }

  private static String code(String country) {
    return Countries.find(country)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "digital-consent-age: no such country: "
                        + country
                        + "; quote codes, or YAML reads NO as false"));
  }

  private static int checked(String country, int age) {
    if (age < LEAST || age > AsOf.ADULT) {
      throw new IllegalArgumentException(
          "digital-consent-age of " + country + " must be within 13 (Art. 8(1)) and 18: " + age);
    }
    return age;
  }
}
