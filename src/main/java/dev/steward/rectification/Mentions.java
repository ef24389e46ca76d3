package dev.steward.rectification;

import dev.steward.core.Column;
import dev.steward.core.RowBatch;
import dev.steward.core.TableRef;
import dev.steward.erasure.search.BatchScan;
import dev.steward.erasure.search.SearchTokens;
import dev.steward.rectification.Line.Kind;
import dev.steward.request.Identifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds wrong values, as whole words, in columns of people's rows that corrections do not reach: a
 * surname within a full name, an address within a note. They are told of and left. For one thread.
 */
final class Mentions {
  private final BatchScan scan;
  private final List<Task> tasks = new ArrayList<>();
  private final Aims aims;

  Mentions(List<Task> all, Aims aims) {
    this.aims = aims;
    SearchTokens.Builder tokens = new SearchTokens.Builder();
    for (Task task : all) {
      String category = task.aim().category();
      for (String value : task.wrong()) {
        boolean number = category.equals("phone") && !value.startsWith("+");
        String kind = number || category.isEmpty() ? "value" : category;
        tokens.identifier(new Identifier(kind, value)).ifPresent(token -> tasks.add(task));
      }
    }
    this.scan = new BatchScan(tokens.build());
  }

  private record Hit(Task task, int row, String column) {}

  /** Looks through a batch of rows that are a person's own. */
  void find(TableRef table, List<Column> columns, RowBatch rows, int subject, Draft draft) {
    if (tasks.isEmpty()) {
      return;
    }
    Set<Hit> hits = new HashSet<>();
    scan.search(
        rows,
        (column, row, token) -> {
          Task task = tasks.get(token);
          String name = columns.get(column).name();
          if (task.subject() == subject
              && !reaches(task, table, name)
              && !aims.holdsEmail(table, name)) {
            hits.add(new Hit(task, row, name));
          }
        });
    for (Hit hit : hits) {
      String category = aims.category(table, hit.column());
      draft.matched(hit.task(), table, hit.column(), category, Kind.ELSEWHERE);
    }
  }

  /** Whether it is about a column, or about something within it. */
  private static boolean reaches(Task task, TableRef table, String column) {
    return task.aim().reachedIn(table).stream()
        .anyMatch(it -> it.equals(column) || it.startsWith(column + "."));
  }

  @Override
  public String toString() {
    return "Mentions[" + tasks.size() + "]";
  }
}
