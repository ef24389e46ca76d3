package dev.steward.detect;

/** What in a column speaks for rows that are organisations, beside their names. */
final class OrganisationSigns {
  private static final double ROLES = 0.25;
  private static final double NAMES = 0.3;
  private static final double MOSTLY = 0.7;

  private OrganisationSigns() {}

  /** How much the column speaks for organisations, from 0. */
  static double of(ColumnView column) {
    if (column.facts().rate("role-mailbox") >= ROLES) {
      return 0.4;
    }
    if (column.name().isOpaque() && holdsNames(column)) {
      return 0.5;
    }
    boolean taxNumber = column.name().categories().containsKey("tax-id");
    if (taxNumber && column.facts().rate("vat-id") >= MOSTLY) {
      return 0.5; // with the country before it: value added tax
    }
    if (isWebsite(column)) {
      return 0.3;
    }
    boolean membersCounted =
        column.name().roles().contains(WordRole.MEASURE)
            && column.name().roles().contains(WordRole.PERSON)
            && column.kind() == ValueKind.INTEGER;
    return membersCounted ? 0.3 : 0;
  }

  private static boolean holdsNames(ColumnView column) {
    double rate = column.facts().rate("organisation-name");
    return rate >= NAMES && rate > column.facts().rate("person-name");
  }

  /** The address of a site's first page: of a person hardly ever. */
  private static boolean isWebsite(ColumnView column) {
    return column.facts().rate("url") >= MOSTLY
        && column.facts().rate("social-url") < ROLES
        && column.facts().rate("url.home") >= MOSTLY;
  }
}
