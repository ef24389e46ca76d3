package dev.steward.core;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A category of personal data, one of a fixed vocabulary. Two instances of one name are the same
 * instance.
 *
 * @param name the category's name in configuration and reports ({@code email})
 * @param iri the term of the W3C Data Privacy Vocabulary that it belongs to
 * @param gdprArticle the article of the GDPR that makes it personal data ({@code 4(1)}, {@code
 *     9(1)})
 * @param special whether it is a special category under Art. 9(1)
 * @param direct whether a value alone may identify a person; otherwise it is an attribute
 */
public record PersonalDataCategory(
    String name, String iri, String gdprArticle, boolean special, boolean direct) {

  private static final Map<String, PersonalDataCategory> VOCABULARY = load();

  /** The category of that name; empty where the vocabulary has none. */
  public static Optional<PersonalDataCategory> find(String name) {
    return Optional.ofNullable(VOCABULARY.get(name));
  }

  /**
   * The category of that name.
   *
   * @throws IllegalArgumentException where the vocabulary has none
   */
  public static PersonalDataCategory of(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException("No category of personal data: " + name));
  }

  /** All categories, in the vocabulary's order. */
  public static Collection<PersonalDataCategory> all() {
    return VOCABULARY.values();
  }

  @Override
  public String toString() {
    return name;
  }

  private static Map<String, PersonalDataCategory> load() {
    Map<String, PersonalDataCategory> vocabulary = new LinkedHashMap<>();
    for (String[] row :
        CsvResource.rows(PersonalDataCategory.class, "personal-data-categories.csv")) {
      vocabulary.put(
          row[0],
          new PersonalDataCategory(
              row[0], row[1], row[2], Boolean.parseBoolean(row[3]), row[4].equals("direct")));
    }
    return Collections.unmodifiableMap(vocabulary);
  }
}
