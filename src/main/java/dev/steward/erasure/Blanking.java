package dev.steward.erasure;

import dev.steward.catalog.Anonymisation;
import dev.steward.catalog.ColumnDeclaration;
import dev.steward.catalog.TableDeclaration;
import dev.steward.source.Replacement;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What takes the place of a person's cells in rows that stay.
 *
 * @param pseudonym the operator's pseudonym of a text
 */
record Blanking(UnaryOperator<String> pseudonym) {
  /**
   * All that is declared as personal in a table, and what its people are known by; not what is to
   * be kept, and not the keys by which other rows are found.
   */
  Map<String, Replacement> of(TableDeclaration table) {
    Map<String, Replacement> cells = new TreeMap<>();
    table.identifiers().keySet().forEach(column -> put(cells, table, column));
    table
        .columns()
        .forEach(
            (column, declared) -> {
              if (declared.category().isPresent() || declared.anonymise().isPresent()) {
                put(cells, table, column);
              }
            });
    return cells;
  }

  /** Some columns of a table. */
  Map<String, Replacement> of(TableDeclaration table, Collection<String> columns) {
    Map<String, Replacement> cells = new TreeMap<>();
    columns.forEach(column -> put(cells, table, column));
    return cells;
  }

  private void put(Map<String, Replacement> cells, TableDeclaration table, String column) {
    Anonymisation how =
        Optional.ofNullable(table.columns().get(column))
            .flatMap(ColumnDeclaration::anonymise)
            .orElseGet(Anonymisation.ToNull::new);
    replacement(how).ifPresent(replacement -> cells.put(column, replacement));
  }

  private Optional<Replacement> replacement(Anonymisation how) {
    if (how instanceof Anonymisation.ToNull) {
      return Optional.of(new Replacement.Null());
    }
    if (how instanceof Anonymisation.ToText text) {
      return Optional.of(new Replacement.Text(text.text()));
    }
    if (how instanceof Anonymisation.ToPseudonym) {
      return Optional.of(new Replacement.Derived(pseudonym));
    }
    if (how instanceof Anonymisation.ToYear) {
      return Optional.of(new Replacement.FirstOfYear());
    }
    return Optional.empty(); // kept
  }
}
