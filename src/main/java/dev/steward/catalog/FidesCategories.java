package dev.steward.catalog;

import dev.steward.core.CsvResource;
import dev.steward.core.PersonalDataCategory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Data categories of the Fides taxonomy (fideslang) beside those of the vocabulary. Neither has all
 * that the other tells apart.
 */
public final class FidesCategories {
  private static final Map<String, PersonalDataCategory> READ = new LinkedHashMap<>();
  private static final Map<PersonalDataCategory, String> WRITTEN = new LinkedHashMap<>();

  static {
    for (String[] row : CsvResource.rows(FidesCategories.class, "fides-categories.csv")) {
      PersonalDataCategory category = PersonalDataCategory.of(row[1]);
      if (row[2].equals("both")) {
        READ.putIfAbsent(row[0], category);
      }
      WRITTEN.putIfAbsent(category, row[0]);
    }
  }

  private FidesCategories() {}

  /**
   * The category that a key of the taxonomy stands for. A key that is not known is taken as the
   * nearest above it ({@code user.contact.email.work} as {@code user.contact.email}).
   *
   * @return empty where it is not about people, or about nothing that the vocabulary has
   */
  public static Optional<PersonalDataCategory> read(String fidesKey) {
    String key = fidesKey;
    while (!key.isEmpty()) {
      PersonalDataCategory found = READ.get(key);
      if (found != null) {
        return Optional.of(found);
      }
      key = key.substring(0, Math.max(0, key.lastIndexOf('.')));
    }
    return Optional.empty();
  }

  /** The key of the taxonomy that is nearest to a category. */
  public static String written(PersonalDataCategory category) {
    return WRITTEN.getOrDefault(category, "user");
  }
}
