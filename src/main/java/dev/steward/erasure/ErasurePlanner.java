package dev.steward.erasure;

import dev.steward.catalog.Catalog;
import dev.steward.core.Column;
import dev.steward.core.RowBatch;
import dev.steward.core.TableRef;
import dev.steward.shuffle.RangeRun;
import dev.steward.source.SourceException;
import dev.steward.subject.Belonging;
import dev.steward.subject.Edge;
import dev.steward.subject.FoundRows;
import dev.steward.subject.FoundTable;
import dev.steward.subject.LinkedCells;
import dev.steward.subject.Resolution;
import dev.steward.subject.Subject;
import dev.steward.subject.SubjectGraph;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Settles what is erased, before anything is: from the rows of people that were found, and the
 * rules of the tables. For one thread.
 */
public final class ErasurePlanner {
  private static final long UNIT_BYTES = 16 << 20;

  private final SubjectGraph graph;
  private final Resolution resolution;
  private final Tables tables;
  private final Map<TableRef, RuledTable> ruled = new TreeMap<>();
  private final Map<TableRef, Integer> stages = new HashMap<>();
  private final LinkedCells cells;
  private final SharedUse use;
  private final Names names;

  /**
   * @param names takes what people are known by
   */
  public ErasurePlanner(
      SubjectGraph graph,
      Catalog catalog,
      Resolution resolution,
      Names names,
      Tables tables,
      LocalDate asOf)
      throws SourceException {
    this.graph = graph;
    this.resolution = resolution;
    this.names = names;
    this.tables = tables;
    Set<TableRef> shared = RuledTable.shared(graph);
    for (TableRef table : graph.tables()) {
      ruled.put(
          table,
          RuledTable.of(table, graph, catalog, tables.open(table), asOf, shared.contains(table)));
    }
    ruled.keySet().forEach(table -> stage(table, new HashSet<>()));
    this.cells = new LinkedCells(graph, resolution);
    this.use = new SharedUse(graph);
  }

  private RuledTable ruled(TableRef table) {
    return Objects.requireNonNull(ruled.get(table));
  }

  private int stage(TableRef table, Set<TableRef> above) {
    Integer known = stages.get(table);
    if (known != null || !ruled.containsKey(table) || !above.add(table)) {
      return known == null ? -1 : known;
    }
    int stage = 0;
    for (TableRef earlier : ruled(table).restsOn()) {
      stage = Math.max(stage, stage(earlier, above) + 1);
    }
    above.remove(table);
    stages.put(table, stage);
    return stage;
  }

  /**
   * @param ranges number of ranges that the rows are cut by
   */
  public StoredPlan plan(FoundRows found, int ranges) throws SourceException, IOException {
    if (resolution.subjects().isEmpty()) {
      return new StoredPlan(List.of(), List.of(), List.of(), List.of());
    }
    RangeRun all = new RangeRun(0, ranges, 0);
    found.read(all, UNIT_BYTES, new Gathering());
    use.count(tables);
    Set<Integer> blocked = new TreeSet<>();
    while (true) {
      Draft draft = new Draft();
      UndeclaredReferences undeclared = new UndeclaredReferences(graph, tables);
      Links links = new Links(cells, use, blocked);
      int last = stages.values().stream().mapToInt(Integer::intValue).max().orElse(0);
      for (int stage = 0; stage <= last; stage++) {
        found.read(all, UNIT_BYTES, new Deciding(stage, links, draft, undeclared));
      }
      List<PlanRow> rows = blocked(draft, blocked, undeclared.blockers());
      Set<Integer> now = new TreeSet<>(blocked);
      rows.stream().filter(PlanRow::hasBlocker).map(PlanRow::subject).forEach(now::add);
      if (now.equals(blocked)) {
        return new StoredPlan(rows, changes(draft, blocked), names.wanted(blocked), List.of());
      }
      blocked = now; // the rows of others are decided on anew: these people stay
    }
  }

  /** The rows of the plan; those of a table that cannot be changed have that for a blocker. */
  private List<PlanRow> blocked(
      Draft draft, Set<Integer> blocked, Map<Integer, Map<TableRef, String>> undeclared) {
    Map<TableRef, String> reasons = new HashMap<>();
    for (TableRef table : draft.tables()) {
      List<PlannedChange> changes = draft.changes(table, blocked);
      if (changes.stream().anyMatch(PlannedChange::doesAnything)) {
        try {
          TableChanger.of(ruled(table).declared(), changes, text -> text).plan(tables.open(table));
        } catch (SourceException e) {
          reasons.put(table, e.getMessage());
        }
      }
    }
    List<PlanRow> rows = new ArrayList<>();
    for (PlanRow row : draft.rows()) {
      String reason =
          undeclared
              .getOrDefault(row.subject(), Map.of())
              .getOrDefault(row.table(), reasons.get(row.table()));
      boolean touched = row.deed() != Deed.KEEP && !row.hasBlocker();
      rows.add(touched && reason != null ? row.blockedBy(reason) : row);
    }
    return rows;
  }

  private List<TableChanges> changes(Draft draft, Set<Integer> blocked) {
    Map<TableRef, List<String>> keys = new HashMap<>();
    ruled.forEach((table, each) -> keys.put(table, each.key()));
    TableOrder order = new TableOrder(graph, keys);
    return draft.tables().stream()
        .map(
            table ->
                new TableChanges(
                    table, order.rank(table), ruled(table).rows(), draft.changes(table, blocked)))
        .filter(table -> !table.changes().isEmpty())
        .toList();
  }

  /** Reads found rows, a person after the other. */
  private abstract class Reading implements FoundRows.Reader {
    private final Map<TableRef, FoundTable> known = new HashMap<>();
    private Subject subject = resolution.subjects().get(0);

    @Override
    public void subject(int ordinal) {
      subject = resolution.subjects().get(ordinal);
    }

    @Override
    public void rows(
        TableRef table, List<Column> columns, RowBatch rows, List<Belonging> belongings) {
      FoundTable cached = known.get(table);
      if (cached == null || !cached.columns().equals(columns)) {
        cached = new FoundTable(graph, table, columns);
        known.put(table, cached);
      }
      RowBatch extended = cached.extend(rows);
      for (int row = 0; row < rows.rows(); row++) {
        row(cached, new RowDecision.Row(extended, row, subject), belongings.get(row));
      }
    }

    abstract void row(FoundTable table, RowDecision.Row row, Belonging belonging);
  }

  /** Takes what rows hand on and what people are known by. */
  private final class Gathering extends Reading {
    @Override
    void row(FoundTable table, RowDecision.Row row, Belonging belonging) {
      if (belonging == Belonging.NAMES) {
        return;
      }
      cells.add(table, row.batch(), row.row(), row.subject().ordinal());
      RuledTable rules = ruled(table.table());
      if (rules.shared()) {
        for (Edge edge : rules.owners()) {
          if (!edge.fromKey()) {
            table
                .cells(row.batch(), row.row(), edge.toColumns())
                .forEach(each -> use.want(edge, each));
          }
        }
      }
      if (belonging == Belonging.OWNS) {
        names.take(rules.declared(), table, row);
      }
    }
  }

  private final class Deciding extends Reading {
    private final int stage;
    private final Links links;
    private final Draft draft;
    private final UndeclaredReferences undeclared;

    Deciding(int stage, Links links, Draft draft, UndeclaredReferences undeclared) {
      this.undeclared = undeclared;
      this.stage = stage;
      this.links = links;
      this.draft = draft;
    }

    @Override
    void row(FoundTable table, RowDecision.Row row, Belonging belonging) {
      if (stages.getOrDefault(table.table(), 0) == stage) {
        Outcome outcome =
            new RowDecision(ruled(table.table()), table, links, draft).decide(row, belonging);
        if (outcome.deed() == Deed.DELETE) {
          undeclared.goes(table, row.batch(), row.row(), row.subject().ordinal());
        }
      }
    }
  }

  @Override
  public String toString() {
    return "ErasurePlanner[" + ruled.size() + " tables]";
  }
}
