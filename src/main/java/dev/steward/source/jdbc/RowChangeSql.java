package dev.steward.source.jdbc;

import java.util.ArrayList;
import java.util.List;

/**
 * The statement that deletes or changes rows.
 *
 * @param cells empty to delete
 */
record RowChangeSql(ChangeSql sql, Relation relation, List<CellChange> cells) {
  RowChangeSql {
    cells = List.copyOf(cells);
  }

  /** Whether a cell has to be read before it can be changed. */
  boolean computes() {
    return cells.stream().anyMatch(CellChange.Computed.class::isInstance);
  }

  List<CellChange.Computed> computed() {
    return cells.stream()
        .filter(CellChange.Computed.class::isInstance)
        .map(CellChange.Computed.class::cast)
        .toList();
  }

  /**
   * @param where the rows; of those, only such are touched as are not yet what they are to be
   * @param computed what takes the place of the cells that were read, in order; some of them, or
   *     there are others
   */
  Sql of(Sql where, List<CellChange.NewText> computed) {
    if (cells.isEmpty()) {
      return new Sql().add(sql.delete(relation)).add(" WHERE ").add(where);
    }
    Sql statement = new Sql().add(sql.update(relation)).add(" SET ");
    List<Sql> differences = new ArrayList<>();
    int next = 0;
    for (CellChange cell : cells) {
      boolean read = cell instanceof CellChange.Computed;
      CellChange.NewText made = read ? computed.get(next++) : CellChange.NewText.NONE;
      if (made.stays()) {
        continue;
      }
      statement.add(differences.isEmpty() ? "" : ", ");
      statement.add(sql.dialect.quote(cell.column().stored()) + " = ");
      if (cell instanceof CellChange.Fixed fixed) {
        statement.add(fixed.value());
        differences.add(fixed.differs());
      } else {
        Sql value = CellChange.bound(sql, cell.column(), made.text());
        statement.add(value);
        differences.add(becomes(cell.column(), made, value));
      }
    }
    return statement
        .add(" WHERE ")
        .add(where)
        .add(" AND (")
        .add(Sql.joined("OR", differences))
        .add(")");
  }

  // a null that comes about is told apart by the statement's text: batches are of one text
  private Sql becomes(ColumnFacts column, CellChange.NewText made, Sql value) {
    String name = sql.dialect.column(column.stored());
    if (made.ofNull()) {
      return new Sql().add(name + " IS NULL");
    }
    return made.text() == null ? new Sql().add(name + " IS NOT NULL") : sql.differs(column, value);
  }

  /** Whether nothing is left to set. */
  boolean leaves(List<CellChange.NewText> computed) {
    return !cells.isEmpty()
        && computed.size() == cells.size()
        && computed.stream().allMatch(CellChange.NewText::stays);
  }
}
