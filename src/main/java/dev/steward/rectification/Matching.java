package dev.steward.rectification;

import dev.steward.core.FoldedText;
import dev.steward.core.RowBatch;
import dev.steward.core.TableRef;
import dev.steward.rectification.Feasibility.Obstacle;
import dev.steward.rectification.Line.Kind;
import dev.steward.source.KeyFilter.Comparison;
import dev.steward.subject.Belonging;
import dev.steward.subject.FoundTable;
import dev.steward.subject.LinkedCells;
import dev.steward.subject.Resolution;
import dev.steward.subject.Subject;
import dev.steward.subject.SubjectGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds wrong values, and drafts what puts them right. For one thread. */
final class Matching extends FoundReader {
  private final Tasks tasks;
  private final LinkedCells cells;
  private final ValueForm form;
  private final RowKeys keys;
  private final Mentions mentions;
  private final Draft draft;

  Matching(
      SubjectGraph graph,
      Resolution resolution,
      Tasks tasks,
      LinkedCells cells,
      ValueForm form,
      RowKeys keys,
      Mentions mentions,
      Draft draft) {
    super(graph, resolution, tasks.columns());
    this.tasks = tasks;
    this.cells = cells;
    this.form = form;
    this.keys = keys;
    this.mentions = mentions;
    this.draft = draft;
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
        tasks.of(row.subject().ordinal()).stream()
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
        tasks.obstacle(new Obstacle(task.request(), table, column, reason));
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
