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
      if (words.size() > 1 && (isNameOfOrganisation(column) || isWhoseOrganisation(column))) {
        groups.add(words.get(0));
      }
    }
    return groups;
  }

  /** {@code afs_firma}, whatever its values; {@code billing_company} may well be a customer's. */
  private static boolean isWhoseOrganisation(ColumnView column) {
    Set<String> categories = column.name().categories().keySet();
    boolean ofOrganisation =
        categories.equals(Set.of("employer"))
            || categories.isEmpty() && column.name().roles().equals(Set.of(WordRole.ORGANISATION));
    return column.name().words().size() == 2
        && ofOrganisation
        && column.name().unknown() == 1
        && column.facts().rate("person-name") < MANY;
  }

  /**
   * Whether a column is called a name or after an organisation, and many of its values are names of
   * organisations.
   */
  static boolean isNameOfOrganisation(ColumnView column) {
    return (column.name().categories().containsKey("name")
            || column.name().categories().containsKey("employer")
            || column.name().roles().contains(WordRole.ORGANISATION))
        && column.facts().rate("organisation-name") >= MANY
        && column.facts().rate("organisation-name") > column.facts().rate("person-name");
  }
}
