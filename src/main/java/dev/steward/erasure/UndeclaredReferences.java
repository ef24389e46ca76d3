package dev.steward.erasure;

import dev.steward.core.KeyTuples;
import dev.steward.core.RowBatch;
import dev.steward.core.TableRef;
import dev.steward.erasure.PlannedChange.Key;
import dev.steward.source.KeyFilter;
import dev.steward.source.KeyFilter.Comparison;
import dev.steward.source.KeyMatch;
import dev.steward.source.Reference;
import dev.steward.source.RowCursor;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.source.Table;
import dev.steward.subject.Edge;
import dev.steward.subject.FoundTable;
import dev.steward.subject.SubjectGraph;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Finds rows, of tables of which nobody said that they hang together with people's, that refer to
 * rows which are to go: the database would refuse that. Holds personal data. For one thread.
 */
final class UndeclaredReferences {
  private record Way(TableRef to, TableRef from, Reference reference) {}

  private final Tables tables;
  private final Map<TableRef, List<Way>> ways = new HashMap<>();
  private final Map<Way, Set<Key>> going = new LinkedHashMap<>();

  UndeclaredReferences(SubjectGraph graph, Tables tables) throws SourceException {
    this.tables = tables;
    for (TableRef table : graph.tables()) {
      List<Way> undeclared = new java.util.ArrayList<>();
      for (Reference reference : tables.open(table).referredBy()) {
        TableRef from = tables.open(new TableRef(table.source(), reference.table())).ref();
        if (graph.edges().stream().noneMatch(edge -> isBetween(edge, table, from, reference))) {
          undeclared.add(new Way(table, from, reference));
        }
      }
      ways.put(table, undeclared);
    }
  }

  private static boolean isBetween(Edge edge, TableRef to, TableRef from, Reference reference) {
    boolean there =
        edge.from().equals(to)
            && edge.to().equals(from)
            && same(edge.toColumns(), reference.columns());
    boolean back =
        edge.to().equals(to)
            && edge.from().equals(from)
            && same(edge.fromColumns(), reference.columns());
    return there || back;
  }

  private static boolean same(List<String> columns, List<String> others) {
    return lower(columns).equals(lower(others));
  }

  private static Set<String> lower(List<String> columns) {
    Set<String> lower = new TreeSet<>();
    columns.forEach(column -> lower.add(column.toLowerCase(Locale.ROOT)));
    return lower;
  }

  /** Takes a row that is to go. */
  void goes(FoundTable table, RowBatch batch, int row, int subject) {
    for (Way way : ways.getOrDefault(table.table(), List.of())) {
      table
          .cells(batch, row, way.reference().referenced())
          .forEach(
              cells ->
                  going.computeIfAbsent(way, it -> new HashSet<>()).add(new Key(subject, cells)));
    }
  }

  /**
   * Looks for rows that refer to those taken.
   *
   * @return why a person's rows of a table cannot go, by person and table
   */
  Map<Integer, Map<TableRef, String>> blockers() throws SourceException {
    Map<Integer, Map<TableRef, String>> blockers = new TreeMap<>();
    for (Map.Entry<Way, Set<Key>> each : going.entrySet()) {
      Way way = each.getKey();
      String reason =
          "rows of %s refer to it by %s, which no link declares"
              .formatted(way.from(), String.join(", ", way.reference().columns()));
      for (int subject : referred(way, each.getValue())) {
        blockers.computeIfAbsent(subject, it -> new TreeMap<>()).putIfAbsent(way.to(), reason);
      }
    }
    return blockers;
  }

  private Set<Integer> referred(Way way, Set<Key> keys) throws SourceException {
    Map<List<String>, Set<Integer>> people = new HashMap<>();
    KeyTuples.Builder builder = KeyTuples.builder(way.reference().columns().size());
    for (Key key : keys) {
      builder.add(key.cells().toArray(String[]::new));
      people.computeIfAbsent(key.cells(), it -> new TreeSet<>()).add(key.subject());
    }
    KeyTuples tuples = builder.build();
    KeyFilter filter =
        new KeyFilter(
            List.of(
                new KeyFilter.Keys(
                    way.reference().columns().stream()
                        .map(name -> new KeyFilter.KeyColumn(name, Comparison.EXACT))
                        .toList(),
                    tuples)));
    Set<Integer> referred = new TreeSet<>();
    Table table = tables.open(way.from());
    for (Split split : table.plan(filter)) {
      try (RowCursor cursor = table.read(split, filter.columns(), filter)) {
        KeyMatch match = new KeyMatch(filter, cursor.columns());
        for (RowBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
          match.open(batch);
          for (int row = 0; row < batch.rows(); row++) {
            match.find(
                row,
                (alternative, tuple) ->
                    referred.addAll(people.getOrDefault(cells(tuples, tuple), Set.of())));
          }
        }
      }
    }
    return referred;
  }

  private static List<String> cells(KeyTuples tuples, int tuple) {
    return IntStream.range(0, tuples.width()).mapToObj(i -> tuples.text(tuple, i)).toList();
  }

  @Override
  public String toString() {
    return "UndeclaredReferences[" + going.size() + "]";
  }
}
