package dev.steward.rectification;

import dev.steward.core.Column;
import dev.steward.core.RowBatch;
import dev.steward.source.KeyFilter.Comparison;
import dev.steward.subject.Belonging;
import dev.steward.subject.Edge;
import dev.steward.subject.FoundTable;
import dev.steward.subject.LinkedCells;
import dev.steward.subject.Root;
import dev.steward.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A row that was found for a person. Holds personal data.
 *
 * @param batch extended
 */
record PersonRow(FoundTable table, RowBatch batch, int row, Subject subject, Belonging belonging) {

  /** The values in a column; none where there is no such column. */
  List<String> values(String column) {
    List<Column> columns = table.extended();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return CellText.of(batch.columns().get(i), columns.get(i).type(), row);
      }
    }
    return List.of();
  }

  boolean has(String column) {
    return table.extended().stream().anyMatch(it -> it.name().equals(column));
  }

  /** Cells of columns that name the row as this person's. */
  record Leading(
      List<String> columns, List<Comparison> comparisons, List<String> cells, boolean link) {
    boolean isExact() {
      return !comparisons.contains(Comparison.FOLDED);
    }

    /** Without the cells. */
    @Override
    public String toString() {
      return "Leading[" + columns + "]";
    }
  }

  /** All ways that lead from the person to the row. */
  List<Leading> leading(LinkedCells cells) {
    List<Leading> leading = new ArrayList<>();
    Optional<Root> root = table.search().root();
    if (root.isPresent()) {
      for (List<String> key : table.cells(batch, row, root.get().key())) {
        boolean own =
            subject.keys().stream()
                .anyMatch(it -> it.people().equals(table.table()) && it.cells().equals(key));
        if (own) {
          List<Comparison> exact = key.stream().map(it -> Comparison.EXACT).toList();
          leading.add(new Leading(root.get().key(), exact, key, false));
        }
      }
    }
    for (Edge edge : table.in()) {
      for (List<String> key : table.cells(batch, row, edge.toColumns())) {
        if (cells.lead(edge, subject.ordinal(), key)) {
          leading.add(new Leading(edge.toColumns(), edge.comparisons(), key, true));
        }
      }
    }
    return leading;
  }

  /** The columns by which the row refers to the person. */
  static Set<String> linking(List<Leading> leading) {
    Set<String> columns = new TreeSet<>();
    leading.stream().filter(Leading::link).forEach(it -> columns.addAll(it.columns()));
    return columns;
  }

  /** Without the cells. */
  @Override
  public String toString() {
    return "PersonRow[" + table.table() + "]";
  }
}
