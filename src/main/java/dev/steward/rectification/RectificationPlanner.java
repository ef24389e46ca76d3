package dev.steward.rectification;

import dev.steward.catalog.Catalog;
import dev.steward.catalog.Sources;
import dev.steward.core.TableRef;
import dev.steward.request.Correction;
import dev.steward.request.IdentifierForms;
import dev.steward.shuffle.RangeRun;
import dev.steward.source.SourceException;
import dev.steward.subject.FoundRows;
import dev.steward.subject.LinkedCells;
import dev.steward.subject.Resolution;
import dev.steward.subject.Root;
import dev.steward.subject.SubjectGraph;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settles what is put right, before anything is: from the rows of people that were found.
 *
 * <p>Wrong are the values that the person's own rows hold in the columns of the category in tables
 * of people, or in the column that the request names, other than the right one; in the form in
 * which values of the category are compared. Each column of the category, in each row of the
 * person, that holds such a value gets the right one. Where the person's own row holds none at all,
 * the right one goes there, if there is one column for it, and nowhere else.
 *
 * <p>For one thread.
 */
public final class RectificationPlanner {
  private static final long UNIT_BYTES = 16 << 20;

  private final SubjectGraph graph;
  private final Resolution resolution;
  private final Sources sources;
  private final ValueForm form;
  private final Aims aims;
  private final Tasks tasks;

  /**
   * @param corrections by request
   */
  public RectificationPlanner(
      SubjectGraph graph,
      Catalog catalog,
      Resolution resolution,
      Map<String, Correction> corrections,
      IdentifierForms forms,
      Sources sources) {
    this.graph = graph;
    this.resolution = resolution;
    this.sources = sources;
    this.form = new ValueForm(forms);
    this.aims = new Aims(graph, catalog);
    this.tasks = new Tasks(resolution, corrections, aims, form);
  }

  /**
   * @param ranges number of ranges that the rows are cut by
   */
  public StoredCorrections plan(FoundRows found, int ranges) throws SourceException, IOException {
    if (tasks.isEmpty()) {
      return new StoredCorrections(tasks.fates(), List.of(), List.of());
    }
    RangeRun run = new RangeRun(0, ranges, 0);
    LinkedCells cells = new LinkedCells(graph, resolution);
    Gathering gathering = new Gathering(graph, resolution, tasks, cells);
    found.read(run, UNIT_BYTES, gathering);
    gathering.settle();
    RowKeys keys = RowKeys.of(tasks.columns().keySet(), sources);
    Mentions mentions = new Mentions(tasks.all().stream().filter(Task::replaces).toList(), aims);
    Feasibility feasibility = new Feasibility(sources, form);
    while (true) {
      tasks.queue();
      Draft draft = new Draft();
      lines(draft);
      found.read(
          run,
          UNIT_BYTES,
          new Matching(graph, resolution, tasks, cells, form, keys, mentions, draft));
      for (TableRef table : draft.tables()) {
        feasibility.in(table, draft.changes(table)).forEach(tasks::obstacle);
      }
      if (!tasks.haveNewObstacles()) {
        return stored(draft);
      }
      tasks.giveUp(); // who waited for it may come first now
    }
  }

  /** All columns that requests are about, in rows of people or not. */
  private void lines(Draft draft) {
    for (Task task : tasks.all()) {
      task.aim()
          .reached()
          .forEach((table, names) -> names.forEach(name -> draft.line(task, table, name)));
    }
  }

  private StoredCorrections stored(Draft draft) {
    List<Line> lines = draft.lines().stream().map(tasks::marked).toList();
    List<TableCorrections> tables = new ArrayList<>();
    for (TableRef table : tasks.columns().keySet()) {
      List<Way> ways = draft.ways(table);
      tables.add(
          new TableCorrections(
              table,
              rank(table),
              draft.changes(table),
              ways,
              ways.isEmpty() ? List.of() : sought(table, lines)));
    }
    return new StoredCorrections(tasks.fates(), lines, tables);
  }

  private List<Sought> sought(TableRef table, List<Line> lines) {
    Map<String, Task> carriedOut = new HashMap<>();
    tasks.all().stream()
        .filter(task -> task.verdict() == Verdict.CORRECT)
        .forEach(task -> carriedOut.put(task.request(), task));
    List<Sought> sought = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      Task task = carriedOut.get(line.request());
      if (line.table().equals(table) && line.kind() == Line.Kind.THEIRS && task != null) {
        int position = i;
        task.correction(table, line.column())
            .ifPresent(
                cell ->
                    sought.add(
                        new Sought(
                            position, task.subject(), Theirs.isDirect(line.category()), cell)));
      }
    }
    return sought;
  }

  /** Tables of people come last, those first whose rows are found by other people's. */
  private int rank(TableRef table) {
    Optional<Root> root =
        graph.roots().stream().filter(each -> each.table().equals(table)).findFirst();
    return root.map(each -> each.linked() ? 1 : 2).orElse(0);
  }

  @Override
  public String toString() {
    return "RectificationPlanner[" + tasks + "]";
  }
}
