package dev.steward.consent;

import dev.steward.core.CsvResource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Countries by what is written for them: ISO 3166 alpha-2 and alpha-3 codes and English names, in
 * any case. Further names, and codes that are not ISO's ({@code UK}, {@code EL}), are in {@code
 * country-names.csv}.
 */
final class Countries {
  private static final Map<String, String> BY_NAME = load();

  private Countries() {}

  /** The alpha-2 code. */
  static Optional<String> find(String written) {
    return Optional.ofNullable(BY_NAME.get(normal(written)));
  }

  /** The form in which names are compared. */
  static String normal(String written) {
    return written.strip().toUpperCase(Locale.ROOT);
  }

  /** Alpha-2 codes by all that stands for them, in {@link #normal} form. */
  static Map<String, String> byName() {
    return BY_NAME;
  }

  private static Map<String, String> load() {
    Map<String, String> names = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      Locale country = new Locale.Builder().setRegion(code).build();
      names.put(normal(country.getDisplayCountry(Locale.ENGLISH)), code);
      names.put(country.getISO3Country(), code);
      names.put(code, code);
    }
    for (String[] row : CsvResource.rows(Countries.class, "country-names.csv")) {
      names.put(normal(row[0]), row[1]);
    }
    return Map.copyOf(names);
  }
}
