package dev.steward.detect;

import dev.steward.core.PersonalDataCategory;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of {@code category-rules.csv}, by category. */
final class CategoryRules {
  private final Map<String, CategoryRule> rules;

  private CategoryRules(Map<String, CategoryRule> rules) {
    this.rules = rules;
  }

  static CategoryRules load() {
    Map<String, CategoryRule> rules = new LinkedHashMap<>();
    for (String[] row : CsvResource.rows("category-rules.csv")) {
      Set<ValueKind> kinds = EnumSet.noneOf(ValueKind.class);
      list(row[1]).forEach(kind -> kinds.add(ValueKind.valueOf(kind)));
      rules.put(
          row[0],
          new CategoryRule(
              PersonalDataCategory.of(row[0]),
              kinds,
              list(row[2]),
              Double.parseDouble(row[3]),
              list(row[4]),
              Double.parseDouble(row[5]),
              CategoryRule.Setting.valueOf(row[6])));
    }
    return new CategoryRules(rules);
  }

  Iterable<CategoryRule> all() {
    return rules.values();
  }

  @Nullable CategoryRule of(String category) {
    return rules.get(category);
  }

  private static List<String> list(String cell) {
    return cell.isEmpty() ? List.of() : Arrays.asList(cell.split("\\|"));
  }
}
