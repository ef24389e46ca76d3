package dev.steward.subject;

import dev.steward.core.TableRef;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts tables in an order in which what leads to their rows is known before they are searched. */
final class LevelOrder {
  private final List<TableRef> declared;
  private final Map<TableRef, Root> roots;
  private final List<Edge> edges;
  private final List<GraphFault> faults;
  private final Map<TableRef, Integer> numbers = new LinkedHashMap<>();
  private final List<TableRef> tables = new ArrayList<>();

  LevelOrder(
      List<TableRef> declared,
      Map<TableRef, Root> roots,
      List<Edge> edges,
      List<GraphFault> faults) {
    this.declared = declared;
    this.roots = roots;
    this.edges = edges;
    this.faults = new ArrayList<>(faults);
  }

  SubjectGraph graph() {
    reachable();
    List<Edge> ways =
        edges.stream()
            .filter(edge -> numbers.containsKey(edge.from()) && numbers.containsKey(edge.to()))
            .toList();
    BitSet[] leads = closure(ways);
    int[] levels = levels(ways, leads);
    List<Level> order = new ArrayList<>();
    for (int level = 0; order.size() <= highest(levels); level++) {
      List<Search> searches = new ArrayList<>();
      List<Search> circular = new ArrayList<>();
      for (int table = 0; table < levels.length; table++) {
        if (levels[table] == level) {
          Search search = search(tables.get(table), ways);
          searches.add(search);
          if (leads[table].get(table)) {
            circular.add(search);
          }
        }
      }
      order.add(new Level(level, searches, circular));
    }
    return new SubjectGraph(tables, List.copyOf(roots.values()), edges, order, faults);
  }

  private static int highest(int[] levels) {
    int highest = -1;
    for (int level : levels) {
      highest = Math.max(highest, level);
    }
    return highest;
  }

  /** Numbers the tables that ways lead to from people; the others are at fault. */
  private void reachable() {
    List<TableRef> reached = new ArrayList<>(roots.keySet());
    for (int i = 0; i < reached.size(); i++) {
      for (Edge edge : edges) {
        if (edge.from().equals(reached.get(i)) && !reached.contains(edge.to())) {
          reached.add(edge.to());
        }
      }
    }
    for (TableRef table : declared) {
      if (reached.contains(table)) {
        numbers.put(table, tables.size());
        tables.add(table);
      } else if (edges.stream().anyMatch(edge -> edge.to().equals(table))) {
        faults.add(new GraphFault.Unreachable(table, circle(table)));
      }
    }
  }

  /** The tables from which ways lead to one and back, in no order. */
  private List<TableRef> circle(TableRef table) {
    List<TableRef> before = walk(table, true);
    return before.contains(table)
        ? before.stream().filter(walk(table, false)::contains).toList()
        : List.of();
  }

  private List<TableRef> walk(TableRef table, boolean back) {
    List<TableRef> seen = new ArrayList<>();
    List<TableRef> open = new ArrayList<>(List.of(table));
    for (int i = 0; i < open.size(); i++) {
      for (Edge edge : edges) {
        TableRef at = back ? edge.to() : edge.from();
        TableRef next = back ? edge.from() : edge.to();
        if (at.equals(open.get(i)) && !seen.contains(next)) {
          seen.add(next);
          open.add(next);
        }
      }
    }
    return seen;
  }

  /** Of each table, those that wait for its rows, however far. */
  private BitSet[] closure(List<Edge> ways) {
    BitSet[] leads = new BitSet[tables.size()];
    for (int i = 0; i < leads.length; i++) {
      leads[i] = new BitSet();
    }
    for (Edge edge : ways) {
      if (!edge.fromKey()) {
        leads[number(edge.from())].set(number(edge.to()));
      }
    }
    for (int via = 0; via < leads.length; via++) {
      for (BitSet each : leads) {
        if (each.get(via)) {
          each.or(leads[via]);
        }
      }
    }
    return leads;
  }

  private int[] levels(List<Edge> ways, BitSet[] leads) {
    int[] levels = new int[tables.size()];
    for (boolean changed = true; changed; ) {
      changed = false;
      for (Edge edge : ways) {
        if (edge.fromKey()) {
          continue;
        }
        int from = number(edge.from());
        int to = number(edge.to());
        boolean same = from == to || (leads[from].get(to) && leads[to].get(from));
        int least = same ? levels[from] : levels[from] + 1;
        if (levels[to] < least) {
          levels[to] = least;
          changed = true;
        }
      }
    }
    return levels;
  }

  private int number(TableRef table) {
    return numbers.getOrDefault(table, -1);
  }

  private Search search(TableRef table, List<Edge> ways) {
    return new Search(
        table,
        ways.stream().filter(edge -> edge.to().equals(table)).toList(),
        Optional.ofNullable(roots.get(table)),
        ways.stream().filter(edge -> edge.from().equals(table) && !edge.fromKey()).toList());
  }
}
