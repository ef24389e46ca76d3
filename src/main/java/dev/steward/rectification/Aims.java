package dev.steward.rectification;

import dev.steward.catalog.Catalog;
import dev.steward.catalog.TableDeclaration;
import dev.steward.core.PersonalDataCategory;
import dev.steward.core.TableRef;
import dev.steward.request.Correction;
import dev.steward.source.KeyFilter.Comparison;
import dev.steward.subject.Edge;
import dev.steward.subject.Root;
import dev.steward.subject.SubjectGraph;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells which columns corrections are about. The values of a category are told wrong by the columns
 * of that category in tables whose rows are people; those of {@code SOURCE.TABLE.COLUMN} by that
 * column. Copies are looked for in all columns of the same category, and in all by which rows are
 * found that have such a value, as e-mail addresses find rows.
 */
final class Aims {
  private static final String EMAIL = "email";
  private static final String KEY = "person-id";

  private final SubjectGraph graph;
  private final Map<TableRef, Map<String, String>> categories = new TreeMap<>();
  private final Map<TableRef, Set<String>> byEmail = new TreeMap<>();
  private final Map<TableRef, Set<String>> fixed = new TreeMap<>();

  Aims(SubjectGraph graph, Catalog catalog) {
    this.graph = graph;
    for (TableRef table : graph.tables()) {
      catalog.find(table).ifPresent(declared -> categories.put(table, categories(declared)));
    }
    graph.roots().forEach(root -> fix(root.table(), root.key()));
    for (Edge edge : graph.edges()) {
      for (int i = 0; i < edge.toColumns().size(); i++) {
        link(edge, edge.fromColumns().get(i), edge.toColumns().get(i), edge.comparisons().get(i));
      }
    }
  }

  private static Map<String, String> categories(TableDeclaration table) {
    Map<String, String> categories = new TreeMap<>();
    table
        .identifiers()
        .forEach(
            (column, kind) ->
                PersonalDataCategory.find(kind)
                    .ifPresent(category -> categories.put(column, category.name())));
    table
        .columns()
        .forEach(
            (column, declared) ->
                declared.category().ifPresent(category -> categories.put(column, category.name())));
    return categories;
  }

  private void fix(TableRef table, Iterable<String> columns) {
    columns.forEach(column -> fixed.computeIfAbsent(table, each -> new HashSet<>()).add(column));
  }

  private void link(Edge edge, String from, String to, Comparison comparison) {
    if (comparison == Comparison.FOLDED) {
      byEmail.computeIfAbsent(edge.from(), table -> new TreeSet<>()).add(from);
      byEmail.computeIfAbsent(edge.to(), table -> new TreeSet<>()).add(to);
      return;
    }
    String category = category(edge.from(), from);
    boolean same = !category.isEmpty() && category.equals(category(edge.to(), to));
    if (edge.fromKey() || !same || category.equals(KEY)) {
      fix(edge.from(), Set.of(from));
      fix(edge.to(), Set.of(to));
    }
  }

  /** The category of a column; empty for none. */
  String category(TableRef table, String column) {
    return categories.getOrDefault(table, Map.of()).getOrDefault(column, "");
  }

  /** Whether a column holds e-mail addresses: a name within one is no copy of the name. */
  boolean holdsEmail(TableRef table, String column) {
    return category(table, column).equals(EMAIL)
        || byEmail.getOrDefault(table, Set.of()).contains(column);
  }

  private boolean isFixed(TableRef table, String column) {
    return fixed.getOrDefault(table, Set.of()).contains(column);
  }

  Aimed of(Correction correction) {
    Aimed aimed =
        PersonalDataCategory.find(correction.target())
            .map(PersonalDataCategory::name)
            .map(this::atCategory)
            .orElseGet(() -> atColumn(correction.target()));
    if (aimed instanceof Aim aim && aim.carriesLinks() && correction.newValue().isEmpty()) {
      return new Refusal(true, "rows are found by it: it can be another value, not none");
    }
    return aimed;
  }

  private Aimed atCategory(String category) {
    if (category.equals(KEY)) {
      return new Refusal(true, "keys tell whose rows are whose: they cannot be rectified");
    }
    Optional<Refusal> key = asKey(category);
    if (key.isPresent()) {
      return key.get();
    }
    Map<TableRef, Set<String>> reached = reached(category);
    Map<TableRef, Set<String>> told = new TreeMap<>(reached);
    told.keySet().retainAll(graph.roots().stream().map(Root::table).toList());
    return told.isEmpty()
        ? new Refusal(
            false,
            "no table of people has a column of the category %s; name one as SOURCE.TABLE.COLUMN"
                .formatted(category))
        : new Aim(category, told, reached, carriesLinks(reached));
  }

  private Aimed atColumn(String target) {
    Optional<TableRef> table =
        graph.tables().stream()
            .filter(each -> target.startsWith(each + "."))
            .max(Comparator.comparing(each -> each.table().length()));
    if (table.isEmpty()) {
      return new Refusal(false, "no rows of such a table belong to people");
    }
    String column = target.substring((table.get() + ".").length());
    if (isFixed(table.get(), column) || category(table.get(), column).equals(KEY)) {
      return new Refusal(
          true, table.get() + "." + column + " tells whose rows are whose: it cannot be rectified");
    }
    boolean links = byEmail.getOrDefault(table.get(), Set.of()).contains(column);
    String category = links ? EMAIL : category(table.get(), column);
    Optional<Refusal> key = asKey(category);
    if (key.isPresent()) {
      return key.get();
    }
    Map<TableRef, Set<String>> told = Map.of(table.get(), Set.of(column));
    Map<TableRef, Set<String>> reached = category.isEmpty() ? new TreeMap<>() : reached(category);
    reached.computeIfAbsent(table.get(), each -> new TreeSet<>()).add(column);
    return new Aim(category, told, reached, carriesLinks(reached));
  }

  /** Of a category that people's own keys are of, no value can be another. */
  private Optional<Refusal> asKey(String category) {
    return graph.roots().stream()
        .flatMap(
            root ->
                root.key().stream()
                    .filter(it -> isOf(category, root, it))
                    .map(it -> root.table() + "." + it))
        .findFirst()
        .map(column -> new Refusal(true, column + " is a key of people: it cannot be rectified"));
  }

  private boolean isOf(String category, Root root, String column) {
    boolean links = byEmail.getOrDefault(root.table(), Set.of()).contains(column);
    return !category.isEmpty()
        && (category.equals(category(root.table(), column)) || (links && category.equals(EMAIL)));
  }

  private Map<TableRef, Set<String>> reached(String category) {
    Map<TableRef, Set<String>> reached = new TreeMap<>();
    for (TableRef table : graph.tables()) {
      Set<String> columns = new TreeSet<>();
      categories
          .getOrDefault(table, Map.of())
          .forEach(
              (column, each) -> {
                if (each.equals(category) && !isFixed(table, column)) {
                  columns.add(column);
                }
              });
      if (category.equals(EMAIL)) {
        columns.addAll(byEmail.getOrDefault(table, Set.of()));
      }
      if (!columns.isEmpty()) {
        reached.put(table, columns);
      }
    }
    return reached;
  }

  private boolean carriesLinks(Map<TableRef, Set<String>> reached) {
    return graph.edges().stream()
        .filter(edge -> !edge.fromKey())
        .anyMatch(
            edge ->
                edge.toColumns().stream()
                        .anyMatch(reached.getOrDefault(edge.to(), Set.of())::contains)
                    || edge.fromColumns().stream()
                        .anyMatch(reached.getOrDefault(edge.from(), Set.of())::contains));
  }

  @Override
  public String toString() {
    return "Aims[" + categories.size() + " tables]";
  }
}
