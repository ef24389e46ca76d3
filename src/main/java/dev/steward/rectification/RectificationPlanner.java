package dev.steward.rectification;

import dev.steward.catalog.Catalog;
import dev.steward.catalog.Sources;
import dev.steward.core.FoldedText;
import dev.steward.core.RowBatch;
import dev.steward.core.TableRef;
import dev.steward.rectification.Feasibility.Obstacle;
import dev.steward.rectification.Line.Kind;
import dev.steward.request.Correction;
import dev.steward.request.IdentifierForms;
import dev.steward.shuffle.RangeRun;
import dev.steward.source.KeyFilter.Comparison;
import dev.steward.source.SourceException;
import dev.steward.subject.Belonging;
import dev.steward.subject.FoundRows;
import dev.steward.subject.FoundTable;
import dev.steward.subject.LinkedCells;
import dev.steward.subject.Resolution;
import dev.steward.subject.Root;
import dev.steward.subject.Subject;
import dev.steward.subject.SubjectGraph;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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
  private final LinkedCells cells;
  private final Map<Integer, List<Task>> tasks = new TreeMap<>();
  private final Map<TableRef, Set<String>> columns = new TreeMap<>();
  private final List<Fate> refused = new ArrayList<>();

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
    this.cells = new LinkedCells(graph, resolution);
    for (Subject subject : resolution.subjects()) {
      for (String request : subject.requests()) {
        Optional.ofNullable(corrections.get(request))
            .ifPresent(correction -> add(subject, request, correction));
      }
    }
  }

  private void add(Subject subject, String request, Correction correction) {
    Aimed aimed = aims.of(correction);
    if (aimed instanceof Refusal refusal) {
      Verdict verdict = refusal.forGood() ? Verdict.REJECTED : Verdict.BLOCKED;
      refused.add(new Fate(request, subject.ordinal(), verdict, refusal.reason(), 0));
      return;
    }
    Aim aim = (Aim) aimed;
    Optional<String> fault =
        correction.newValue().isEmpty()
            ? Optional.empty()
            : form.fault(aim.category(), correction.newValue());
    if (fault.isPresent()) {
      refused.add(new Fate(request, subject.ordinal(), Verdict.BLOCKED, fault.get(), 0));
      return;
    }
    tasks
        .computeIfAbsent(subject.ordinal(), it -> new ArrayList<>())
        .add(new Task(request, subject.ordinal(), correction, aim, form));
    aim.reached()
        .forEach(
            (table, names) -> columns.computeIfAbsent(table, it -> new TreeSet<>()).addAll(names));
  }

  private List<Task> all() {
    return tasks.values().stream().flatMap(List::stream).toList();
  }

  /**
   * @param ranges number of ranges that the rows are cut by
   */
  public StoredCorrections plan(FoundRows found, int ranges) throws SourceException, IOException {
    if (tasks.isEmpty()) {
      return new StoredCorrections(refused, List.of(), List.of());
    }
    RangeRun run = new RangeRun(0, ranges, 0);
    Gathering gathering = new Gathering();
    found.read(run, UNIT_BYTES, gathering);
    all().forEach(task -> task.settle(gathering.people(task.subject())));
    RowKeys keys = RowKeys.of(columns.keySet(), sources);
    Mentions mentions = new Mentions(all().stream().filter(Task::replaces).toList(), aims);
    Map<String, Obstacle> obstacles = new HashMap<>();
    while (true) {
      wait(obstacles);
      Draft draft = new Draft();
      lines(draft);
      found.read(run, UNIT_BYTES, new Matching(draft, keys, mentions, obstacles));
      Feasibility feasibility = new Feasibility(sources, form);
      List<Obstacle> more = new ArrayList<>();
      for (TableRef table : draft.tables()) {
        more.addAll(feasibility.in(table, draft.changes(table)));
      }
      boolean any = !more.isEmpty() || blockedBy(obstacles);
      more.forEach(it -> obstacles.putIfAbsent(it.request(), it));
      if (!any) {
        return stored(draft, obstacles);
      }
      block(obstacles);
    }
  }

  /** Of several about the same, one at a time is carried out, and of those that can be. */
  private void wait(Map<String, Obstacle> obstacles) {
    for (List<Task> theirs : tasks.values()) {
      for (int i = 0; i < theirs.size(); i++) {
        Task task = theirs.get(i);
        task.waitNoMore();
        theirs.subList(0, i).stream()
            .filter(other -> other.verdict() == Verdict.CORRECT && other.aim().meets(task.aim()))
            .filter(other -> !obstacles.containsKey(other.request()))
            .findFirst()
            .ifPresent(task::waitFor);
      }
    }
  }

  private boolean blockedBy(Map<String, Obstacle> obstacles) {
    return all().stream()
        .anyMatch(
            task -> task.verdict() == Verdict.CORRECT && obstacles.containsKey(task.request()));
  }

  private void block(Map<String, Obstacle> obstacles) {
    for (Task task : all()) {
      Obstacle obstacle = obstacles.get(task.request());
      if (obstacle != null && task.verdict() == Verdict.CORRECT) {
        String place = obstacle.table() + "." + obstacle.column();
        task.block(place + ": " + obstacle.reason());
      }
    }
  }

  /** All columns that requests are about, in rows of people or not. */
  private void lines(Draft draft) {
    for (Task task : all()) {
      task.aim()
          .reached()
          .forEach((table, names) -> names.forEach(name -> draft.line(task, table, name)));
    }
  }

  private StoredCorrections stored(Draft draft, Map<String, Obstacle> obstacles) {
    List<Line> lines = new ArrayList<>();
    for (Line line : draft.lines()) {
      Obstacle obstacle = obstacles.get(line.request());
      boolean here =
          obstacle != null
              && obstacle.table().equals(line.table())
              && obstacle.column().equals(line.column())
              && line.kind() == Kind.THEIRS;
      lines.add(here ? line.blocked() : line);
    }
    List<TableCorrections> tables = new ArrayList<>();
    for (TableRef table : columns.keySet()) {
      List<Way> ways = draft.ways(table);
      tables.add(
          new TableCorrections(
              table,
              rank(table),
              draft.changes(table),
              ways,
              ways.isEmpty() ? List.of() : sought(table, lines)));
    }
    List<Fate> fates = new ArrayList<>(refused);
    all().forEach(task -> fates.add(task.fate()));
    return new StoredCorrections(fates, lines, tables);
  }

  private List<Sought> sought(TableRef table, List<Line> lines) {
    Map<String, Task> byRequest = new HashMap<>();
    all().forEach(task -> byRequest.put(task.request(), task));
    List<Sought> sought = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      Task task = byRequest.get(line.request());
      if (line.table().equals(table)
          && line.kind() == Kind.THEIRS
          && task != null
          && task.verdict() == Verdict.CORRECT) {
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

  /** Takes what rows hand on, and what people's own rows say. */
  private final class Gathering extends FoundReader {
    private final Map<Integer, Set<TableRef>> rowsOfPeople = new HashMap<>();

    Gathering() {
      super(graph, resolution, columns);
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
      for (Task task : tasks.getOrDefault(subject, List.of())) {
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

    /** The tables in which a person has rows, by the order of the person's keys. */
    List<TableRef> people(int subject) {
      Set<TableRef> own = rowsOfPeople.getOrDefault(subject, Set.of());
      return resolution.subjects().get(subject).keys().stream()
          .map(key -> key.people())
          .distinct()
          .filter(own::contains)
          .toList();
    }
  }

  /** Finds wrong values, and drafts what puts them right. */
  private final class Matching extends FoundReader {
    private final Draft draft;
    private final RowKeys keys;
    private final Mentions mentions;
    private final Map<String, Obstacle> obstacles;

    Matching(Draft draft, RowKeys keys, Mentions mentions, Map<String, Obstacle> obstacles) {
      super(graph, resolution, columns);
      this.draft = draft;
      this.keys = keys;
      this.mentions = mentions;
      this.obstacles = obstacles;
    }

    @Override
    void batch(FoundTable table, RowBatch rows, Subject of, Belonging belonging) {
      if (belonging == Belonging.OWNS) {
        mentions.find(table.table(), table.columns(), rows, of.ordinal(), draft);
      }
    }

    @Override
    void row(PersonRow row) {
      TableRef table = row.table().table();
      List<Task> theirs =
          tasks.getOrDefault(row.subject().ordinal(), List.of()).stream()
              .filter(task -> !task.aim().reachedIn(table).isEmpty())
              .toList();
      if (theirs.isEmpty()) {
        return;
      }
      List<PersonRow.Leading> leading = row.leading(cells);
      for (Task task : theirs) {
        for (String column : task.aim().reachedIn(table)) {
          if (row.has(column)) {
            cell(task, row, column, leading);
          }
        }
      }
      if (row.belonging() != Belonging.UNCERTAIN) {
        ways(theirs, row, leading);
      }
    }

    private void cell(Task task, PersonRow row, String column, List<PersonRow.Leading> leading) {
      TableRef table = row.table().table();
      Optional<CellCorrection> correction = task.correction(table, column);
      if (correction.isEmpty()) {
        return;
      }
      List<String> values = row.values(column);
      boolean direct = Theirs.isDirect(task.aim().category());
      boolean own = Theirs.is(row.belonging(), direct, PersonRow.linking(leading).contains(column));
      boolean wrong = correction.get().isWrong(form, values);
      if (!wrong) {
        if (own && correction.get().isRight(form, values)) {
          draft.right(task, table, column);
        }
        return;
      }
      if (!own) {
        if (row.belonging() != Belonging.NAMES) {
          Kind kind = row.belonging() == Belonging.SHARED ? Kind.SHARED : Kind.UNCERTAIN;
          draft.matched(task, table, column, task.aim().category(), kind);
        }
        return;
      }
      draft.matched(task, table, column, task.aim().category(), Kind.THEIRS);
      if (task.verdict() == Verdict.CORRECT) {
        Optional<RowKeys.Told> told = keys.of(row, leading);
        if (told.isPresent()) {
          draft.correct(table, told.get(), correction.get());
        } else {
          String reason = "nothing tells its rows apart";
          obstacles.putIfAbsent(
              task.request(), new Obstacle(task.request(), table, column, reason));
        }
      }
    }

    /** By what the row is found now, and once its cells are right. */
    private void ways(List<Task> theirs, PersonRow row, List<PersonRow.Leading> leading) {
      if (theirs.stream().noneMatch(task -> task.verdict() == Verdict.CORRECT)) {
        return;
      }
      TableRef table = row.table().table();
      int subject = row.subject().ordinal();
      boolean exact = leading.stream().anyMatch(PersonRow.Leading::isExact);
      for (PersonRow.Leading way : leading) {
        if (exact && !way.isExact()) {
          continue; // others may have the address too
        }
        List<String> now = new ArrayList<>();
        List<String> then = new ArrayList<>();
        for (int i = 0; i < way.columns().size(); i++) {
          boolean folded = way.comparisons().get(i) == Comparison.FOLDED;
          String cell = way.cells().get(i);
          String right = right(theirs, table, way.columns().get(i), cell);
          now.add(folded ? FoldedText.of(cell) : cell);
          then.add(folded ? FoldedText.of(right) : right);
        }
        draft.way(table, way, row.belonging(), new Way.Key(subject, now));
        draft.way(table, way, row.belonging(), new Way.Key(subject, then));
      }
    }

    private String right(List<Task> theirs, TableRef table, String column, String cell) {
      return theirs.stream()
          .filter(task -> task.verdict() == Verdict.CORRECT)
          .filter(task -> task.aim().reachedIn(table).contains(column))
          .flatMap(task -> task.correction(table, column).stream())
          .filter(it -> !it.fills() && it.isWrong(form, List.of(cell)))
          .findFirst()
          .map(CellCorrection::right)
          .orElse(cell);
    }
  }

  @Override
  public String toString() {
    return "RectificationPlanner[" + tasks.size() + " people]";
  }
}
