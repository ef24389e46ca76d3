package dev.steward.source.jdbc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
   * @param computed what takes the place of the cells that were read, in order
   */
  Sql of(Sql where, List<@Nullable String> computed) {
    if (cells.isEmpty()) {
      return new Sql().add(sql.delete(relation)).add(" WHERE ").add(where);
    }
    Sql statement = new Sql().add(sql.update(relation)).add(" SET ");
    List<Sql> differences = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < cells.size(); i++) {
      CellChange cell = cells.get(i);
      statement.add(i == 0 ? "" : ", ").add(sql.dialect.quote(cell.column().stored()) + " = ");
      if (cell instanceof CellChange.Fixed fixed) {
        statement.add(fixed.value());
        differences.add(fixed.differs());
      } else {
        Sql value = CellChange.bound(sql, cell.column(), computed.get(next++));
        statement.add(value);
        differences.add(becomes(cell.column(), computed.get(next - 1), value));
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
  private Sql becomes(ColumnFacts column, @Nullable String text, Sql value) {
    return text == null
        ? new Sql().add(sql.dialect.column(column.stored()) + " IS NOT NULL")
        : sql.differs(column, value);
  }
}
