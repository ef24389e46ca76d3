package dev.steward.erasure;

import dev.steward.catalog.Catalog;
import dev.steward.catalog.EraseRule;
import dev.steward.catalog.TableDeclaration;
import dev.steward.core.Column;
import dev.steward.source.Reference;
import dev.steward.source.SourceException;
import dev.steward.source.Table;
import dev.steward.subject.FoundTable;
import dev.steward.subject.Search;
import dev.steward.subject.SubjectGraph;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/** Which columns tell whose a row is, what becomes of it, and what people are known by. */
public record TellingColumns(SubjectGraph graph, Catalog catalog) {
  /** Those of a table: of rows that are found, only these have to be read. */
  public Set<String> of(Table table) throws SourceException {
    Search search = FoundTable.search(graph, table.ref());
    Set<String> all = new LinkedHashSet<>();
    table.columns().stream().map(Column::name).forEach(all::add);
    if (table.key().isEmpty() && !search.out().isEmpty()) {
      return all; // only all its cells together tell a row from others
    }
    Set<String> telling = new TreeSet<>(String.CASE_INSENSITIVE_ORDER); // as databases name them
    telling.addAll(table.key());
    search.in().forEach(edge -> telling.addAll(edge.toColumns()));
    search.out().forEach(edge -> telling.addAll(edge.fromColumns()));
    search.root().ifPresent(root -> telling.addAll(root.key()));
    for (Reference reference : table.referredBy()) {
      telling.addAll(reference.referenced());
    }
    TableDeclaration declared = catalog.find(table.ref()).orElseThrow();
    telling.addAll(Names.kinds(declared).keySet());
    declared
        .erase()
        .filter(EraseRule.Retain.class::isInstance)
        .flatMap(rule -> ((EraseRule.Retain) rule).until())
        .ifPresent(until -> telling.add(until.column()));
    all.removeIf(name -> !telling.contains(name));
    return all;
  }
}
