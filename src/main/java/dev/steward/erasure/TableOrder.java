package dev.steward.erasure;

import dev.steward.core.TableRef;
import dev.steward.subject.Edge;
import dev.steward.subject.SubjectGraph;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which tables are changed: rows that refer to others before those, so that foreign
 * keys hold at every moment. Tables that refer to one another in a circle are taken as they come.
 */
final class TableOrder {
  private final Map<TableRef, Set<TableRef>> before = new HashMap<>();
  private final Map<TableRef, Integer> ranks = new HashMap<>();

  /**
   * @param keys the columns that tell a table's rows apart; none where those are not known
   */
  TableOrder(SubjectGraph graph, Map<TableRef, List<String>> keys) {
    for (Edge edge : graph.edges()) {
      boolean refersToKey =
          Set.copyOf(edge.toColumns()).equals(Set.copyOf(keys.getOrDefault(edge.to(), List.of())))
              && !edge.fromKey();
      TableRef first = refersToKey ? edge.from() : edge.to();
      TableRef then = refersToKey ? edge.to() : edge.from();
      if (!first.equals(then)) {
        before.computeIfAbsent(then, it -> new HashSet<>()).add(first);
      }
    }
    graph.tables().forEach(table -> rank(table, new HashSet<>()));
  }

  /** From 0; below the number of tables. */
  int rank(TableRef table) {
    return ranks.getOrDefault(table, 0);
  }

  private int rank(TableRef table, Set<TableRef> above) {
    Integer known = ranks.get(table);
    if (known != null || !above.add(table)) {
      return known == null ? -1 : known;
    }
    int rank = 0;
    for (TableRef earlier : before.getOrDefault(table, Set.of())) {
      rank = Math.max(rank, rank(earlier, above) + 1);
    }
    above.remove(table);
    ranks.put(table, rank);
    return rank;
  }

  @Override
  public String toString() {
    return "TableOrder[" + ranks.size() + "]";
  }
}
