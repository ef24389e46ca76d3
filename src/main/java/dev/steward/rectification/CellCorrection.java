package dev.steward.rectification;

import dev.steward.source.Replacement;
import java.util.List;
import java.util.Set;

/**
 * What puts cells of a column right. Holds personal data and prints none of it.
 *
 * @param wrong in the form in which values of the category are compared
 * @param right empty for no value
 * @param fills whether cells that have no value are put right, and no others
 */
record CellCorrection(
    String request,
    String column,
    String category,
    List<String> wrong,
    String right,
    boolean fills) {
  CellCorrection {
    wrong = List.copyOf(wrong);
  }

  Replacement replacement(ValueForm form) {
    if (fills) {
      return new Replacement.Correction(String::isBlank, right, true);
    }
    Set<String> all = Set.copyOf(wrong);
    return new Replacement.Correction(
        text -> form.of(category, text).filter(all::contains).isPresent(), right, false);
  }

  /** Whether a cell says what is not so. */
  boolean isWrong(ValueForm form, List<String> cell) {
    List<String> values = cell.stream().flatMap(it -> form.of(category, it).stream()).toList();
    return fills ? values.isEmpty() : values.stream().anyMatch(wrong::contains);
  }

  /** Whether a cell says what is so. */
  boolean isRight(ValueForm form, List<String> cell) {
    List<String> values = cell.stream().flatMap(it -> form.of(category, it).stream()).toList();
    return form.of(category, right).map(values::contains).orElseGet(values::isEmpty);
  }

  /** Without the values. */
  @Override
  public String toString() {
    return "CellCorrection[" + request + ", " + column + "]";
  }
}
