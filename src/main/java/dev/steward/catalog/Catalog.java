package dev.steward.catalog;

import dev.steward.core.TableRef;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /** The declared tables of a source. */
  public List<TableDeclaration> of(String source) {
    return declarations.values().stream()
        .filter(table -> table.table().source().equals(source))
        .toList();
  }
}
