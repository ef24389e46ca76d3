package dev.steward.erasure;

import dev.steward.catalog.TableDeclaration;
import dev.steward.source.Replacement;
import dev.steward.source.RowChange;
import dev.steward.source.RowChange.Action;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.source.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A table's part of a plan, as its source is to carry it out.
 *
 * @param changes those that do anything
 */
public record TableChanger(List<RowChange> changes) {
  public TableChanger {
    changes = List.copyOf(changes);
  }

  /**
   * @param pseudonym the operator's pseudonym of a text
   */
  static TableChanger of(
      TableDeclaration table, List<PlannedChange> planned, UnaryOperator<String> pseudonym) {
    Blanking blanking = new Blanking(pseudonym);
    List<RowChange> changes = new ArrayList<>();
    for (PlannedChange each : planned) {
      if (each.doesAnything()) {
        changes.add(
            new RowChange(
                each.target().columns(),
                each.tuples(),
                each.target().only(),
                action(each, blanking, table)));
      }
    }
    return new TableChanger(changes);
  }

  /** What a plan says about a table of a rank. */
  public static TableChanger of(
      TableDeclaration table, StoredPlan plan, int rank, UnaryOperator<String> pseudonym) {
    return of(table, plan.changes(table.table(), rank), pseudonym);
  }

  private static Action action(PlannedChange change, Blanking blanking, TableDeclaration table) {
    if (change.deed() == Deed.DELETE) {
      return new Action.Delete();
    }
    Map<String, Replacement> cells = new TreeMap<>(blanking.of(table, change.blanked()));
    change.emptied().forEach(column -> cells.put(column, new Replacement.Null()));
    return new Action.Set(cells);
  }

  public List<Split> plan(Table table) throws SourceException {
    return table.changer().plan(changes);
  }

  @Override
  public String toString() {
    return "TableChanger[" + changes.size() + "]";
  }
}
