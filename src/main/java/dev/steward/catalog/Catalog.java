package dev.steward.catalog;

import dev.steward.core.TableRef;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is declared about tables, in the configuration's order. */
public final class Catalog {
  private final Map<TableRef, TableDeclaration> declarations = new LinkedHashMap<>();

  public Catalog(List<TableDeclaration> declarations) {
    declarations.forEach(table -> this.declarations.put(table.table(), table));
  }

  /** The declaration of a table; empty where the configuration does not name it. */
  public Optional<TableDeclaration> find(TableRef table) {
    return Optional.ofNullable(declarations.get(table));
  }

  public Collection<TableDeclaration> declarations() {
    return declarations.values();
  }

  /** The kinds of identifier ({@code email}, {@code phone}) that people can be known by. */
  public Set<String> identifierKinds() {
    return declarations.values().stream()
        .flatMap(table -> table.identifiers().values().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The declared tables of a source. */
  public List<TableDeclaration> of(String source) {
    return declarations.values().stream()
        .filter(table -> table.table().source().equals(source))
        .toList();
  }
}
