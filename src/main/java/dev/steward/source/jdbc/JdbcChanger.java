package dev.steward.source.jdbc;

import dev.steward.core.TableRef;
import dev.steward.source.RowChange;
import dev.steward.source.RowChange.Action;
import dev.steward.source.RowChanger;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes rows in batches of keys, each batch in one transaction. The rows are looked for again by
 * each attempt: a batch that was done leaves nothing for another.
 *
 * <p>Where the changes replace cells in the very columns that later changes find their rows by, a
 * row may come to be one of a later change once an earlier one is done.
 */
final class JdbcChanger implements RowChanger {
  private final TableRef ref;
  private final Transactions transactions;
  private final ChangeSql sql;
  private final TableFacts table;
  private final boolean maySet;
  private final boolean mayDelete;

  private JdbcChanger(
      TableRef ref,
      Transactions transactions,
      ChangeSql sql,
      TableFacts table,
      boolean maySet,
      boolean mayDelete) {
    this.ref = ref;
    this.transactions = transactions;
    this.sql = sql;
    this.table = table;
    this.maySet = maySet;
    this.mayDelete = mayDelete;
  }

  /**
   * @throws SourceException where rows of the relation cannot be changed
   */
  static JdbcChanger open(Database database, Relation relation, TableRef ref)
      throws SourceException {
    return open(database, relation, ref, Transactions::backOff);
  }

  static JdbcChanger open(
      Database database, Relation relation, TableRef ref, Transactions.Pause pause)
      throws SourceException {
    String attempt = "Cannot change " + ref;
    if (relation.kind() != Relation.Kind.TABLE) {
      throw new SourceException(
          attempt,
          relation.kind() == Relation.Kind.VIEW
              ? "it is a view; the rows are those of the tables below it"
              : "it is a foreign table; its rows are another database's");
    }
    Transactions transactions = new Transactions(database, relation, pause);
    ChangeSql sql = ChangeSql.of(database.dialect());
    TableFacts table =
        transactions.rehearse(attempt, connection -> TableFacts.read(connection, sql, relation));
    if (table.columns().isEmpty()) {
      throw new SourceException(attempt, "it has no columns, or does not exist any more");
    }
    Rehearsal rehearsal = new Rehearsal(transactions, sql, table);
    boolean mayDelete = rehearsal.mayDelete(attempt);
    boolean maySet = rehearsal.maySetAny(attempt);
    if (!mayDelete && !maySet) {
      throw new SourceException(attempt, "permission denied");
    }
    return new JdbcChanger(ref, transactions, sql, table, maySet, mayDelete);
  }

  @Override
  public List<Split> plan(List<RowChange> changes) throws SourceException {
    String attempt = "Cannot plan the changes of " + ref;
    boolean deletes = changes.stream().anyMatch(each -> each.action() instanceof Action.Delete);
    boolean sets = changes.stream().anyMatch(each -> each.action() instanceof Action.Set);
    if ((deletes && !mayDelete) || (sets && !maySet)) {
      throw new SourceException(attempt, "permission denied to " + (deletes ? "delete" : "update"));
    }
    Rehearsal rehearsal = new Rehearsal(transactions, sql, table);
    rehearsal.check(attempt, changes);
    if (changes.stream().allMatch(each -> each.keys().size() == 0)) {
      return List.of();
    }
    if (deletes && !table.ownReferences().isEmpty()) {
      return List.of(new ChangeUnit(ChangeUnit.ALL, 0, 0, false).split());
    }
    List<Split> units = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      int size = changes.get(i).keys().size();
      for (int from = 0; from < size; from += sql.keysAtOnce()) {
        units.add(new ChangeUnit(i, from, Math.min(size, from + sql.keysAtOnce()), false).split());
      }
      if (size > 0 && mayBePadded(attempt, changes.get(i))) {
        units.add(new ChangeUnit(i, 0, size, true).split());
      }
    }
    return units;
  }

  private boolean mayBePadded(String attempt, RowChange change) throws SourceException {
    for (String name : change.columns()) {
      if (sql.padded(table.column(attempt, name)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void rehearse(List<RowChange> changes) throws SourceException {
    String attempt = "Cannot change " + ref;
    transactions.tryOut(
        attempt,
        connection -> {
          new UnitOfChange(attempt, connection, sql, table, changes).all();
          return true;
        });
  }

  @Override
  public Counts apply(Split unit, List<RowChange> changes, Guard guard) throws SourceException {
    String attempt = "Cannot change " + ref + ", " + unit.place();
    ChangeUnit part = ChangeUnit.of(attempt, unit, changes);
    return transactions.commit(
        attempt,
        guard,
        connection -> {
          UnitOfChange work = new UnitOfChange(attempt, connection, sql, table, changes);
          if (part.change() == ChangeUnit.ALL) {
            work.all();
          } else if (part.padded()) {
            work.padded(part.change());
          } else {
            work.exact(part.change(), part.from(), part.to());
          }
          return new Counts(-1, work.changed());
        });
  }

  /** A transaction leaves nothing behind. */
  @Override
  public void sweep() {}

  @Override
  public String toString() {
    return "JdbcChanger[" + ref + "]";
  }
}
