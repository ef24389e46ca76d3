package dev.steward.erasure;

import dev.steward.core.Column;
import dev.steward.core.KeyTuples;
import dev.steward.core.RowBatch;
import dev.steward.core.TableRef;
import dev.steward.source.KeyFilter;
import dev.steward.source.KeyMatch;
import dev.steward.source.RowCursor;
import dev.steward.source.ScanScope;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.source.Table;
import dev.steward.subject.Edge;
import dev.steward.subject.FoundTable;
import dev.steward.subject.LinkedCells;
import dev.steward.subject.SubjectGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Tells which rows are still referred to once those of erased people are gone. Holds personal data.
 * For one thread.
 */
final class SharedUse {
  private record Cells(int edge, List<String> cells) {}

  /** A row that goes, as one person's. */
  private record Going(Cells cells, List<String> identity, int subject) {}

  private final SubjectGraph graph;
  private final Map<Edge, Set<List<String>>> wanted = new LinkedHashMap<>();
  private final Map<Cells, Long> totals = new HashMap<>();
  private final Map<Going, Long> going = new HashMap<>();
  private final Map<Cells, Long> goingByCells = new HashMap<>();

  SharedUse(SubjectGraph graph) {
    this.graph = graph;
  }

  /** Will be asked about cells that a way leads to. */
  void want(Edge edge, List<String> cells) {
    wanted
        .computeIfAbsent(edge, it -> new LinkedHashSet<>())
        .add(LinkedCells.compared(edge, cells));
  }

  /** Counts the rows that refer to what was wanted, whosever they are. */
  void count(Tables tables) throws SourceException {
    Map<TableRef, List<Edge>> from = new LinkedHashMap<>();
    wanted
        .keySet()
        .forEach(edge -> from.computeIfAbsent(edge.from(), it -> new ArrayList<>()).add(edge));
    for (Map.Entry<TableRef, List<Edge>> each : from.entrySet()) {
      count(tables.open(each.getKey()), each.getValue());
    }
  }

  private void count(Table table, List<Edge> edges) throws SourceException {
    KeyFilter filter = new KeyFilter(edges.stream().map(this::keys).toList());
    Set<String> known = new TreeSet<>();
    table.columns().forEach(column -> known.add(column.name()));
    boolean pushed = known.containsAll(filter.columns());
    for (Split split : pushed ? table.plan(filter) : table.plan(new ScanScope.Full())) {
      try (RowCursor cursor =
          pushed ? table.read(split, filter.columns(), filter) : table.read(split, known)) {
        count(cursor, edges, filter);
      }
    }
  }

  private KeyFilter.Keys keys(Edge edge) {
    KeyTuples.Builder tuples = KeyTuples.builder(edge.fromColumns().size());
    wanted.getOrDefault(edge, Set.of()).forEach(cells -> tuples.add(cells.toArray(String[]::new)));
    return new KeyFilter.Keys(
        IntStream.range(0, edge.fromColumns().size())
            .mapToObj(
                i -> new KeyFilter.KeyColumn(edge.fromColumns().get(i), edge.comparisons().get(i)))
            .toList(),
        tuples.build());
  }

  private void count(RowCursor cursor, List<Edge> edges, KeyFilter filter) throws SourceException {
    List<Column> own = cursor.columns();
    FoundTable rows = new FoundTable(graph, edges.get(0).from(), own);
    KeyMatch match = new KeyMatch(filter, rows.extended());
    Set<Cells> told = new HashSet<>();
    for (RowBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
      match.open(rows.extend(batch));
      for (int row = 0; row < batch.rows(); row++) {
        told.clear();
        match.find(
            row,
            (alternative, tuple) -> {
              KeyTuples tuples = filter.anyOf().get(alternative).tuples();
              List<String> cells =
                  IntStream.range(0, tuples.width())
                      .mapToObj(column -> tuples.text(tuple, column))
                      .toList();
              told.add(new Cells(edges.get(alternative).number(), cells));
            });
        told.forEach(cells -> totals.merge(cells, 1L, Long::sum));
      }
    }
  }

  /** Takes a row that goes with a person, and the cells that it refers by. */
  void goes(Edge edge, List<String> cells, List<String> identity, int subject) {
    Cells referred = new Cells(edge.number(), LinkedCells.compared(edge, cells));
    if (!totals.containsKey(referred)) {
      return;
    }
    // a row that several people share is found once for each of them
    long times = going.merge(new Going(referred, identity, subject), 1L, Long::sum);
    long before = going.getOrDefault(new Going(referred, identity, -1), 0L);
    if (times > before) {
      going.put(new Going(referred, identity, -1), times);
      goingByCells.merge(referred, 1L, Long::sum);
    }
  }

  /** Whether rows that stay refer to such cells. */
  boolean isLeft(Edge edge, List<String> cells) {
    Cells referred = new Cells(edge.number(), LinkedCells.compared(edge, cells));
    return totals.getOrDefault(referred, 0L) > goingByCells.getOrDefault(referred, 0L);
  }

  /** Forgets which rows go. */
  void restart() {
    going.clear();
    goingByCells.clear();
  }

  @Override
  public String toString() {
    return "SharedUse[" + totals.size() + "]";
  }
}
