package dev.steward.detect;

import java.util.Map;
import java.util.Set;

/** What words mean together that none of them means alone: the town of birth is no town. */
final class Combinations {
  private static final Set<String> PLACES = Set.of("city", "region", "country");

  /** Weight up to which a word for a family name may as well be one for any name. */
  private static final double OF_ANYTHING = 0.6;

  private Combinations() {}

  /** Replaces the categories of the words by those of their combination. */
  static void apply(Map<String, Double> categories, Set<WordRole> roles) {
    birthAndDeath(categories, roles);
    names(categories, roles);
    if (roles.contains(WordRole.RELATIVE) && categories.isEmpty()) {
      categories.put("family", 0.7);
    }
  }

  private static void birthAndDeath(Map<String, Double> categories, Set<WordRole> roles) {
    boolean birth = roles.remove(WordRole.BIRTH) || categories.containsKey("date-of-birth");
    boolean death = roles.remove(WordRole.DEATH) || categories.containsKey("death-date");
    if (!birth && !death) {
      return;
    }
    boolean place =
        categories.keySet().stream().anyMatch(PLACES::contains) || roles.contains(WordRole.PLACE);
    if (birth && place) {
      categories.keySet().removeAll(PLACES);
      categories.remove("date-of-birth");
      roles.remove(WordRole.PLACE);
      categories.put("birth-place", 0.9);
    } else if (birth && isName(categories)) {
      categories.clear();
      categories.put("family-name", 0.85);
    } else if (birth && categories.isEmpty()) {
      roles.remove(WordRole.TIME);
      categories.put("date-of-birth", 0.85);
    } else if (death && categories.isEmpty()) {
      roles.remove(WordRole.TIME);
      categories.put("death-date", 0.85);
    }
  }

  private static boolean isName(Map<String, Double> categories) {
    return categories.containsKey("name") || categories.containsKey("family-name");
  }

  private static void names(Map<String, Double> categories, Set<WordRole> roles) {
    double family = categories.getOrDefault("family-name", 0.0);
    boolean both = family > 0 && categories.containsKey("given-name");
    boolean named = family > OF_ANYTHING && categories.containsKey("name");
    boolean ofWhom =
        (roles.contains(WordRole.PERSON) || roles.contains(WordRole.RELATIVE))
            && (family > 0 && family <= OF_ANYTHING || categories.containsKey("name"));
    boolean ofRelative = ofWhom && roles.contains(WordRole.RELATIVE);
    if (both || named || ofWhom && family > 0 || ofRelative) {
      categories.keySet().removeAll(Set.of("family-name", "given-name", "name", "family"));
      categories.put("person-name", 0.85);
    }
  }
}
