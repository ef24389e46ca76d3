package dev.steward.rectification;

import dev.steward.core.Column;
import dev.steward.core.RowBatch;
import dev.steward.core.TableRef;
import dev.steward.subject.Belonging;
import dev.steward.subject.FoundRows;
import dev.steward.subject.FoundTable;
import dev.steward.subject.Resolution;
import dev.steward.subject.Subject;
import dev.steward.subject.SubjectGraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads found rows, a person after the other. For one thread. */
abstract class FoundReader implements FoundRows.Reader {
  private final SubjectGraph graph;
  private final Resolution resolution;
  private final Map<TableRef, Set<String>> columns;
  private final Map<TableRef, FoundTable> known = new HashMap<>();
  private Subject subject;

  /**
   * @param columns that are asked for, by table; there are people
   */
  FoundReader(SubjectGraph graph, Resolution resolution, Map<TableRef, Set<String>> columns) {
    this.graph = graph;
    this.resolution = resolution;
    this.columns = columns;
    this.subject = resolution.subjects().get(0);
  }

  @Override
  public final void subject(int ordinal) {
    subject = resolution.subjects().get(ordinal);
  }

  @Override
  public final void rows(
      TableRef ref, List<Column> own, RowBatch rows, List<Belonging> belongings) {
    FoundTable table = known.get(ref);
    if (table == null || !table.columns().equals(own)) {
      table = new FoundTable(graph, ref, own, columns.getOrDefault(ref, Set.of()));
      known.put(ref, table);
    }
    RowBatch extended = table.extend(rows);
    batch(table, rows, subject, belongings.get(0));
    for (int row = 0; row < rows.rows(); row++) {
      row(new PersonRow(table, extended, row, subject, belongings.get(row)));
    }
  }

  /** Is told of a batch as it was found, before its rows, of which all are of one belonging. */
  void batch(FoundTable table, RowBatch rows, Subject of, Belonging belonging) {}

  abstract void row(PersonRow row);
}
