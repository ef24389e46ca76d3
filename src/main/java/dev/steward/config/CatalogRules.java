package dev.steward.config;

import dev.steward.catalog.EraseRule;
import dev.steward.catalog.SubjectLink;
import dev.steward.catalog.TableDeclaration;
import dev.steward.core.TableRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold between declarations. */
final class CatalogRules {
  private final List<TableDeclaration> tables;
  private final FaultList faults;

  CatalogRules(List<TableDeclaration> tables, FaultList faults) {
    this.tables = tables;
    this.faults = faults;
  }

  void check() {
    tables.forEach(this::checkSubjectTable);
    checkCircles();
  }

  private void checkSubjectTable(TableDeclaration table) {
    for (SubjectLink link : table.subjects()) {
      if (link instanceof SubjectLink.ToSubject toSubject) {
        List<TableDeclaration> people = peopleOf(table.table().source());
        if (people.size() != 1) {
          faults.add(
              path(table),
              "a link without references needs one table with a key in "
                  + table.table().source()
                  + ", which has "
                  + (people.isEmpty() ? "none" : names(people))
                  + "; add references: SOURCE.TABLE.COLUMN");
        } else if (keyOf(people.get(0)).size() != toSubject.columns().size()) {
          faults.add(
              path(table),
              "the key of %s has %d columns, the link %d"
                  .formatted(
                      people.get(0).table(),
                      keyOf(people.get(0)).size(),
                      toSubject.columns().size()));
        }
      }
    }
  }

  private void checkCircles() {
    Map<TableRef, TableRef> followed = new HashMap<>();
    for (TableDeclaration table : tables) {
      if (table.erase().orElse(null) instanceof EraseRule.Follow follow) {
        followed.put(table.table(), follow.of());
      }
    }
    for (TableDeclaration table : tables) {
      Set<TableRef> seen = new HashSet<>();
      @Nullable TableRef next = table.table();
      while (next != null && seen.add(next)) {
        next = followed.get(next);
      }
      if (table.table().equals(next)) {
        faults.add(
            path(table).child("erase.of"), "the table follows itself, so no rule is reached");
      }
    }
  }

  /** The source's tables of people: those that are linked to others only where all are. */
  private List<TableDeclaration> peopleOf(String source) {
    List<TableDeclaration> people =
        tables.stream()
            .filter(table -> table.table().source().equals(source) && !keyOf(table).isEmpty())
            .toList();
    List<TableDeclaration> first =
        people.stream().filter(table -> !table.belongsToPeople()).toList();
    return first.isEmpty() ? people : first;
  }

  private static List<String> keyOf(TableDeclaration table) {
    return table.subjects().stream()
        .flatMap(link -> link instanceof SubjectLink.Root root ? root.key().stream() : null)
        .toList();
  }

  private static String names(List<TableDeclaration> tables) {
    return String.join(", ", tables.stream().map(table -> table.table().table()).toList());
  }

  private static PropertyPath path(TableDeclaration table) {
    return PropertyPath.STEWARD
        .child("sources")
        .key(table.table().source())
        .child("tables")
        .key(table.table().table());
  }
}
