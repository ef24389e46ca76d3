package dev.steward.detect;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Columns that share their first word tell of one thing: {@code base_name, base_address}. */
final class ColumnGroups {
  private static final double MANY = 0.3;

  private ColumnGroups() {}

  /** First words of the columns that tell of an organisation, since their name column does. */
  static Set<String> ofOrganisations(List<ColumnView> columns) {
    Set<String> groups = new HashSet<>();
    for (ColumnView column : columns) {
      List<String> words = column.name().words();
      if (words.size() > 1 && isNameOfOrganisation(column)) {
        groups.add(words.get(0));
      }
    }
    return groups;
  }

  /** Whether a column is called a name, and many of its values are names of organisations. */
  static boolean isNameOfOrganisation(ColumnView column) {
    return column.name().categories().containsKey("name")
        && column.facts().rate("organisation-name") >= MANY
        && column.facts().rate("organisation-name") > column.facts().rate("person-name");
  }
}
