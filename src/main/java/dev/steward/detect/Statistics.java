package dev.steward.detect;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells tables of figures about groups of people from tables of people. */
final class Statistics {
  private static final Set<String> DIMENSIONS =
      Set.of(
          "gender",
          "age",
          "marital-status",
          "nationality",
          "education",
          "city",
          "region",
          "country",
          "occupation",
          "language",
          "religion",
          "race-ethnicity",
          "birth-year",
          "birth-place",
          "family");

  private static final double UNIQUE = 0.9;
  private static final double REPEATED = 0.5;
  private static final int SEVERAL = 3;

  private Statistics() {}

  /**
   * Whether the rows are figures by age, sex or place: nothing tells one row from the others but
   * what its dimensions are, and a number stands beside them.
   */
  static boolean isOne(List<ColumnView> columns, List<@Nullable Evidence> best) {
    boolean figure = false;
    int dimensions = 0;
    if (figures(columns) >= SEVERAL && best.stream().noneMatch(Statistics::identifies)) {
      return true;
    }
    for (int i = 0; i < columns.size(); i++) {
      ColumnView column = columns.get(i);
      if (i == 0 && isSerial(column) || tellsRowsApart(column) || identifies(best.get(i))) {
        return false;
      }
      boolean dimension =
          column.name().categories().keySet().stream().anyMatch(DIMENSIONS::contains)
              && column.facts().distinct() <= Math.max(2, column.facts().values() * REPEATED);
      dimensions += dimension ? 1 : 0;
      boolean number = column.kind() == ValueKind.INTEGER || column.kind() == ValueKind.DECIMAL;
      figure |=
          number
              && (column.name().roles().contains(WordRole.STATISTIC)
                  || column.name().roles().contains(WordRole.MEASURE)
                  || column.name().isOpaque() && column.facts().distinct() > 10);
    }
    return figure && dimensions >= 1;
  }

  /** Columns of numbers that are called figures: a place a row, its population, its median age. */
  private static long figures(List<ColumnView> columns) {
    return columns.stream()
        .filter(column -> column.name().roles().contains(WordRole.STATISTIC))
        .filter(c -> c.kind() == ValueKind.INTEGER || c.kind() == ValueKind.DECIMAL)
        .count();
  }

  private static boolean identifies(@Nullable Evidence evidence) {
    return evidence != null
        && evidence.rule().category().direct()
        && !evidence.category().equals("geo-coordinate")
        && evidence.score().convinces();
  }

  /** A number a row, none twice: a table's first column is its key. */
  private static boolean isSerial(ColumnView column) {
    return column.kind() == ValueKind.INTEGER
        && column.facts().values() > 10
        && column.facts().distinct() >= UNIQUE * column.facts().values()
        && !column.name().roles().contains(WordRole.STATISTIC);
  }

  /** Names, keys, addresses: what hardly two rows share. */
  private static boolean tellsRowsApart(ColumnView column) {
    boolean unique =
        column.facts().values() > 10
            && column.facts().distinct() >= UNIQUE * column.facts().values()
            && column.facts().values() * 2 > column.facts().rows();
    boolean text = column.kind() == ValueKind.TEXT || column.kind() == ValueKind.UUID;
    boolean place = column.name().categories().keySet().stream().anyMatch(DIMENSIONS::contains);
    boolean key =
        column.name().roles().contains(WordRole.KEY)
            && !column.name().roles().contains(WordRole.PLACE);
    return unique && (text && !place || key && !place);
  }
}
