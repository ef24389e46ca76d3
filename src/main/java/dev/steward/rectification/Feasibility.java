package dev.steward.rectification;

import dev.steward.catalog.Sources;
import dev.steward.core.TableRef;
import dev.steward.source.RowChange;
import dev.steward.source.RowChanger;
import dev.steward.source.SourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds out which corrections a table would refuse, before anything is changed. */
record Feasibility(Sources sources, ValueForm form) {
  /** Why a request cannot be carried out, and where. */
  record Obstacle(String request, TableRef table, String column, String reason) {}

  List<Obstacle> in(TableRef table, List<PlannedCorrection> changes) {
    if (refusal(table, changes, cell -> true).isEmpty()) {
      return List.of();
    }
    List<Obstacle> obstacles = new ArrayList<>();
    for (String request : distinct(changes, CellCorrection::request, cell -> true)) {
      Predicate<CellCorrection> own = cell -> cell.request().equals(request);
      Optional<String> reason = refusal(table, changes, own);
      if (reason.isPresent()) {
        obstacles.add(obstacle(table, changes, request, reason.get()));
      }
    }
    return obstacles;
  }

  private Obstacle obstacle(
      TableRef table, List<PlannedCorrection> changes, String request, String reason) {
    Predicate<CellCorrection> own = cell -> cell.request().equals(request);
    List<String> columns = distinct(changes, CellCorrection::column, own);
    for (String column : columns) {
      Optional<String> why = refusal(table, changes, own.and(it -> it.column().equals(column)));
      if (why.isPresent()) {
        return new Obstacle(request, table, column, why.get());
      }
    }
    return new Obstacle(request, table, columns.get(0), reason);
  }

  private Optional<String> refusal(
      TableRef table, List<PlannedCorrection> changes, Predicate<CellCorrection> some) {
    List<RowChange> all =
        changes.stream().flatMap(it -> it.only(some).stream()).map(it -> it.change(form)).toList();
    try {
      RowChanger changer = sources.table(table).changer();
      changer.plan(all);
      changer.rehearse(all);
      return Optional.empty();
    } catch (SourceException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private interface Part {
    String of(CellCorrection cell);
  }

  private static List<String> distinct(
      List<PlannedCorrection> changes, Part part, Predicate<CellCorrection> some) {
    return changes.stream()
        .flatMap(change -> change.cells().stream())
        .filter(some)
        .map(part::of)
        .distinct()
        .sorted()
        .toList();
  }
}
