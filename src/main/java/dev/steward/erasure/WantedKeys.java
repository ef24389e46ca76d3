package dev.steward.erasure;

import dev.steward.core.Column;
import dev.steward.core.KeyTuples;
import dev.steward.core.TableRef;
import dev.steward.request.Identifier;
import dev.steward.source.KeyFilter;
import dev.steward.source.KeyFilter.Comparison;
import dev.steward.subject.Edge;
import dev.steward.subject.Root;
import dev.steward.subject.SubjectGraph;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The keys of people, where a key may be looked for that could as well be something else: in
 * columns that are linked to people, and in those of the same name. Holds personal data.
 */
final class WantedKeys {
  private final SubjectGraph graph;
  private final StoredPlan plan;

  WantedKeys(SubjectGraph graph, StoredPlan plan) {
    this.graph = graph;
    this.plan = plan;
  }

  /**
   * Where keys are looked for in a table.
   *
   * @param filter an alternative for each set of columns
   * @param wanted positions of tokens, by alternative and key
   */
  record Sought(KeyFilter filter, List<Map<Integer, Set<Integer>>> wanted) {}

  Sought in(TableRef table, List<Column> columns) {
    List<KeyFilter.Keys> filter = new ArrayList<>();
    List<Map<Integer, Set<Integer>>> wanted = new ArrayList<>();
    for (Root root : graph.roots()) {
      Map<List<String>, Set<Integer>> keys = keys(root);
      if (keys.isEmpty()) {
        continue;
      }
      KeyTuples.Builder builder = KeyTuples.builder(root.key().size());
      keys.keySet().forEach(cells -> builder.add(cells.toArray(String[]::new)));
      KeyTuples tuples = builder.build();
      for (List<String> each : places(root, table, columns)) {
        filter.add(
            new KeyFilter.Keys(
                each.stream().map(name -> new KeyFilter.KeyColumn(name, Comparison.EXACT)).toList(),
                tuples));
        wanted.add(byTuple(tuples, keys));
      }
    }
    return new Sought(new KeyFilter(filter), wanted);
  }

  private Map<List<String>, Set<Integer>> keys(Root root) {
    Map<List<String>, Set<Integer>> keys = new TreeMap<>(byText());
    String kind = Identifier.keyKind(root.table());
    for (int i = 0; i < plan.tokens().size(); i++) {
      Identifier identifier = plan.tokens().get(i).identifier();
      if (identifier.kind().equals(kind)) {
        List<String> cells =
            root.key().size() == 1
                ? List.of(identifier.value())
                : List.of(identifier.value().split(",", -1));
        if (cells.size() == root.key().size()) {
          keys.computeIfAbsent(cells, it -> new TreeSet<>()).add(i);
        }
      }
    }
    return keys;
  }

  private static java.util.Comparator<List<String>> byText() {
    return java.util.Comparator.comparing(cells -> String.join("\0", cells));
  }

  private static Map<Integer, Set<Integer>> byTuple(
      KeyTuples tuples, Map<List<String>, Set<Integer>> keys) {
    Map<Integer, Set<Integer>> byTuple = new TreeMap<>();
    for (int tuple = 0; tuple < tuples.size(); tuple++) {
      List<String> cells = new ArrayList<>();
      for (int column = 0; column < tuples.width(); column++) {
        cells.add(tuples.text(tuple, column));
      }
      byTuple.put(tuple, keys.getOrDefault(cells, Set.of()));
    }
    return byTuple;
  }

  /** The columns of a table that are linked to people of a table, or named as those that are. */
  private Set<List<String>> places(Root root, TableRef table, List<Column> columns) {
    Set<List<String>> places = new LinkedHashSet<>();
    if (root.table().equals(table)) {
      places.add(root.key());
    }
    Set<String> names = new TreeSet<>();
    if (root.key().size() == 1) {
      names.add(lastWord(root.key().get(0)));
    }
    for (Edge edge : graph.edges()) {
      if (edge.fromKey() && edge.from().equals(root.table())) {
        if (edge.to().equals(table)) {
          places.add(edge.toColumns());
        }
        if (edge.toColumns().size() == 1) {
          names.add(lastWord(edge.toColumns().get(0)));
        }
      }
    }
    for (Column column : columns) {
      if (names.contains(lastWord(column.name()))) {
        places.add(List.of(column.name()));
      }
    }
    return places;
  }

  private static String lastWord(String column) {
    return column.substring(column.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "WantedKeys[" + plan.tokens().size() + "]";
  }
}
