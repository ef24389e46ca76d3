package dev.steward.processing;

import dev.steward.catalog.Catalog;
import dev.steward.catalog.SubjectLink;
import dev.steward.catalog.TableDeclaration;
import dev.steward.core.ColumnRef;
import dev.steward.core.TableRef;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whose data tables hold, by the tables of people that they lead to. */
record People(Catalog catalog) {
  /** The tables of people that rows of a table lead to, itself where its rows are people. */
  List<TableRef> of(TableRef table) {
    Set<TableRef> roots = new HashSet<>();
    Set<TableRef> seen = new HashSet<>();
    Deque<TableRef> left = new ArrayDeque<>(List.of(table));
    while (!left.isEmpty()) {
      Optional<TableDeclaration> next = catalog.find(left.remove());
      if (next.isPresent() && seen.add(next.get().table())) {
        next.get().subjects().forEach(link -> follow(next.get(), link, roots, left));
      }
    }
    return roots.stream()
        .sorted(Comparator.comparing(TableRef::source).thenComparing(TableRef::table))
        .toList();
  }

  private void follow(
      TableDeclaration table, SubjectLink link, Set<TableRef> roots, Deque<TableRef> left) {
    if (link instanceof SubjectLink.Root) {
      roots.add(table.table());
    } else if (link instanceof SubjectLink.ToSubject) {
      catalog.of(table.table().source()).stream()
          .filter(People::hasPeople)
          .map(TableDeclaration::table)
          .forEach(roots::add);
    } else if (link instanceof SubjectLink.ToRows rows) {
      rows.references().stream().map(ColumnRef::table).forEach(left::add);
    }
  }

  private static boolean hasPeople(TableDeclaration table) {
    return table.subjects().stream().anyMatch(SubjectLink.Root.class::isInstance);
  }
}
