package dev.steward.rectification;

import dev.steward.core.TableRef;
import dev.steward.subject.Belonging;
import dev.steward.subject.LinkedCells;
import dev.steward.subject.Resolution;
import dev.steward.subject.SubjectGraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Takes what rows hand on, and what people's own rows say. For one thread. */
final class Gathering extends FoundReader {
  private final Tasks tasks;
  private final LinkedCells cells;
  private final Resolution resolution;
  private final Map<Integer, Set<TableRef>> rowsOfPeople = new HashMap<>();

  Gathering(SubjectGraph graph, Resolution resolution, Tasks tasks, LinkedCells cells) {
    super(graph, resolution, tasks.columns());
    this.resolution = resolution;
    this.tasks = tasks;
    this.cells = cells;
  }

  @Override
  void row(PersonRow row) {
    if (row.belonging() == Belonging.NAMES) {
      return;
    }
    int subject = row.subject().ordinal();
    TableRef table = row.table().table();
    cells.add(row.table(), row.batch(), row.row(), subject);
    if (row.belonging() == Belonging.OWNS && row.table().search().root().isPresent()) {
      rowsOfPeople.computeIfAbsent(subject, it -> new TreeSet<>()).add(table);
    }
    for (Task task : tasks.of(subject)) {
      boolean direct = Theirs.isDirect(task.aim().category());
      if (Theirs.is(row.belonging(), direct, false)) {
        for (String column : task.aim().toldIn(table)) {
          if (row.has(column)) {
            task.told(table, column, row.values(column));
          }
        }
      }
    }
  }

  /** Settles which values are wrong, once all rows are read. */
  void settle() {
    tasks.all().forEach(task -> task.settle(people(task.subject())));
  }

  /** The tables in which a person has rows, by the order of the person's keys. */
  private List<TableRef> people(int subject) {
    Set<TableRef> own = rowsOfPeople.getOrDefault(subject, Set.of());
    return resolution.subjects().get(subject).keys().stream()
        .map(key -> key.people())
        .distinct()
        .filter(own::contains)
        .toList();
  }
}
