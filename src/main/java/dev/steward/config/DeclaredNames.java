package dev.steward.config;

import dev.steward.core.ColumnRef;
import dev.steward.core.TableRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The sources and tables that the configuration names, for reading references to them. */
final class DeclaredNames {
  private final Map<String, Set<String>> tables = new TreeMap<>();
  private final Set<String> databases = new TreeSet<>();
  private final FaultList faults;

  DeclaredNames(StewardProperties properties, FaultList faults) {
    properties
        .sourcesOrNone()
        .forEach(
            (name, source) -> {
              if ("jdbc".equals(source.type())) {
                databases.add(name);
              }
            });
    properties
        .sourcesOrNone()
        .forEach((name, source) -> tables.put(name, new TreeSet<>(source.tablesOrNone().keySet())));
    this.faults = faults;
  }

  /** Whether a source is a database. */
  boolean isDatabase(String source) {
    return databases.contains(source);
  }

  /** Whether a source of that name is configured; a fault where none is. */
  boolean isSource(String name, PropertyPath path) {
    if (!tables.containsKey(name)) {
      faults.unknown(path, "no source " + name, tables.keySet(), name);
    }
    return tables.containsKey(name);
  }

  /** Reads {@code SOURCE.TABLE}, declared or not; empty, with a fault, where there is no source. */
  Optional<TableRef> anyTable(String text, PropertyPath path) {
    return source(text, path, "SOURCE.TABLE")
        .map(source -> new TableRef(source, text.substring(source.length() + 1)));
  }

  /** Reads {@code SOURCE.TABLE}; empty, with a fault, where that is no declared table. */
  Optional<TableRef> table(String text, PropertyPath path) {
    Optional<String> source = source(text, path, "SOURCE.TABLE");
    if (source.isEmpty()) {
      return Optional.empty();
    }
    String table = text.substring(source.get().length() + 1);
    if (!tables.getOrDefault(source.get(), Set.of()).contains(table)) {
      List<String> known = new ArrayList<>();
      tables.forEach((name, inside) -> inside.forEach(each -> known.add(name + "." + each)));
      faults.unknown(path, "no declared table " + text, known, text);
      return Optional.empty();
    }
    return Optional.of(new TableRef(source.get(), table));
  }

  /**
   * Reads {@code SOURCE.TABLE.COLUMN}: the table is the longest declared name, else all but what
   * follows the last dot.
   */
  Optional<ColumnRef> column(String text, PropertyPath path) {
    Optional<String> source = source(text, path, "SOURCE.TABLE.COLUMN");
    if (source.isEmpty()) {
      return Optional.empty();
    }
    String inside = text.substring(source.get().length() + 1);
    int end = tableEnd(inside, tables.getOrDefault(source.get(), Set.of()));
    if (end <= 0 || inside.substring(0, end).isBlank() || inside.substring(end + 1).isBlank()) {
      faults.add(path, "expected SOURCE.TABLE.COLUMN, found " + text);
      return Optional.empty();
    }
    return Optional.of(
        new ColumnRef(
            new TableRef(source.get(), inside.substring(0, end)), inside.substring(end + 1)));
  }

  private Optional<String> source(String text, PropertyPath path, String form) {
    int dot = text.indexOf('.');
    if (dot <= 0 || dot == text.length() - 1) {
      faults.add(path, "expected " + form + ", found " + text);
      return Optional.empty();
    }
    String source = text.substring(0, dot);
    if (!tables.containsKey(source)) {
      faults.unknown(path, "no source " + source + " in " + text, tables.keySet(), source);
      return Optional.empty();
    }
    return Optional.of(source);
  }

  private static int tableEnd(String inside, Collection<String> declared) {
    return declared.stream()
        .filter(table -> inside.startsWith(table + "."))
        .max(Comparator.comparingInt(String::length))
        .map(String::length)
        .orElse(inside.lastIndexOf('.'));
  }
}
