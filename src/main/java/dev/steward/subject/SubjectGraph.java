package dev.steward.subject;

import dev.steward.catalog.Catalog;
import dev.steward.core.TableRef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How the tables hang together around people, and an order in which each table is read once.
 * Immutable.
 */
public final class SubjectGraph {
  /** The kind of identifier by which rows refer to people. */
  static final String EMAIL = "email";

  private final List<Root> roots;
  private final List<Edge> edges;
  private final List<Level> levels;
  private final List<GraphFault> faults;
  private final Map<TableRef, Integer> levelByTable = new LinkedHashMap<>();
  private final List<TableRef> tables;

  SubjectGraph(
      List<TableRef> tables,
      List<Root> roots,
      List<Edge> edges,
      List<Level> levels,
      List<GraphFault> faults) {
    this.tables = List.copyOf(tables);
    this.roots = List.copyOf(roots);
    this.edges = List.copyOf(edges);
    this.levels = List.copyOf(levels);
    this.faults = List.copyOf(faults);
    for (Level level : levels) {
      level.searches().forEach(search -> levelByTable.put(search.table(), level.number()));
    }
  }

  /** Reads the graph out of what is declared. */
  public static SubjectGraph of(Catalog catalog) {
    return new GraphReading(catalog).graph();
  }

  /** The tables that can be searched, in the catalog's order; a table is told by its position. */
  public List<TableRef> tables() {
    return tables;
  }

  /** The tables whose rows are people. */
  public List<Root> roots() {
    return roots;
  }

  public List<Edge> edges() {
    return edges;
  }

  /** In the order in which they are searched. */
  public List<Level> levels() {
    return levels;
  }

  /** What keeps tables out of the search. */
  public List<GraphFault> faults() {
    return faults;
  }

  /** The number of the level that searches a table. */
  public int levelOf(TableRef table) {
    return Objects.requireNonNull(levelByTable.get(table));
  }

  /** Whether rows of a table are found by some link. */
  public boolean covers(TableRef table) {
    return levelByTable.containsKey(table);
  }

  /** The levels by table. */
  public Map<TableRef, Integer> levelByTable() {
    return Collections.unmodifiableMap(levelByTable);
  }

  /** Whether it leads from the column in which a table of people has their e-mail addresses. */
  boolean startsAtAnAddress(Edge edge) {
    return edge.byIdentifier()
        && edge.fromColumns().size() == 1
        && roots().stream()
            .filter(root -> root.table().equals(edge.from()))
            .anyMatch(root -> EMAIL.equals(root.identifiers().get(edge.fromColumns().get(0))));
  }
}
