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
    groups.removeIf(word -> word.length() == 1 || isOfMost(word, columns));
    return groups;
  }

  /** What most columns begin with is no group among them. */
  private static boolean isOfMost(String word, List<ColumnView> columns) {
    long begun =
        columns.stream()
            .filter(column -> !column.name().words().isEmpty())
            .filter(column -> column.name().words().get(0).equals(word))
            .count();
    return begun * 2 > columns.size();
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
