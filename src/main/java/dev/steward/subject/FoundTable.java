package dev.steward.subject;

import dev.steward.core.Column;
import dev.steward.core.ColumnVector;
import dev.steward.core.KeyCell;
import dev.steward.core.RowBatch;
import dev.steward.core.TableRef;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads the cells that links go by, and others, from rows of one table. For one thread. */
public final class FoundTable {
  private final Search search;
  private final List<Column> own;
  private final TextPaths paths;
  private final List<String> names;
  private final KeyCell cell = new KeyCell();

  /**
   * @param own the columns of its batches
   */
  public FoundTable(SubjectGraph graph, TableRef table, List<Column> own) {
    this(graph, table, own, List.of());
  }

  /**
   * @param own the columns of its batches
   * @param others names of columns to be asked for that no link goes by
   */
  public FoundTable(
      SubjectGraph graph, TableRef table, List<Column> own, Collection<String> others) {
    this.search = search(graph, table);
    this.own = own;
    Set<String> named = new TreeSet<>(others);
    search.in().forEach(edge -> named.addAll(edge.toColumns()));
    search.out().forEach(edge -> named.addAll(edge.fromColumns()));
    this.paths = new TextPaths(named, own);
    this.names = paths.columns(own).stream().map(Column::name).toList();
  }

  /** What is looked for in a table. */
  public static Search search(SubjectGraph graph, TableRef table) {
    return graph.levels().stream()
        .flatMap(level -> level.searches().stream())
        .filter(search -> search.table().equals(table))
        .findFirst()
        .orElseThrow();
  }

  public TableRef table() {
    return search.table();
  }

  public List<Edge> in() {
    return search.in();
  }

  public List<Edge> out() {
    return search.out();
  }

  public Search search() {
    return search;
  }

  public List<Column> columns() {
    return own;
  }

  /** The rows, with what links read within text. */
  public RowBatch extend(RowBatch batch) {
    return paths.extend(batch, own);
  }

  /** The columns of extended batches. */
  public List<Column> extended() {
    return paths.columns(own);
  }

  /** What tells a row from others: its key, or all its cells outside of lists. */
  public List<String> identity(RowBatch batch, int row, List<String> key) {
    List<List<String>> cells = key.isEmpty() ? List.of() : cells(batch, row, key);
    if (!cells.isEmpty()) {
      return cells.get(0);
    }
    List<String> all = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      all.add(cell.read(batch.columns().get(i), row) ? text() : "");
    }
    return all;
  }

  /** Whether rows can be told by their cells in some columns: those are its own. */
  public boolean has(List<String> columns) {
    return columns.stream()
        .allMatch(name -> own.stream().anyMatch(column -> column.name().equals(name)));
  }

  /**
   * The keys that a row has in some columns: one, or for a column of lists one an element; none
   * where a cell is missing.
   *
   * @param batch extended
   */
  public List<List<String>> cells(RowBatch batch, int row, List<String> columns) {
    List<ColumnVector> vectors = new ArrayList<>();
    for (String name : columns) {
      int position = names.indexOf(name);
      if (position < 0) {
        return List.of();
      }
      vectors.add(batch.columns().get(position));
    }
    if (vectors.size() == 1 && vectors.get(0) instanceof ColumnVector.Repeated lists) {
      List<List<String>> keys = new ArrayList<>();
      for (int i = lists.starts()[row]; i < lists.starts()[row + 1]; i++) {
        if (cell.read(lists.values(), i)) {
          keys.add(List.of(text()));
        }
      }
      return keys;
    }
    List<String> key = new ArrayList<>();
    for (ColumnVector vector : vectors) {
      if (!cell.read(vector, row)) {
        return List.of();
      }
      key.add(text());
    }
    return List.of(key);
  }

  private String text() {
    return new String(cell.copy(), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "FoundTable[" + table() + "]";
  }
}
