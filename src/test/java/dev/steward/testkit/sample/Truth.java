package dev.steward.testkit.sample;

import dev.steward.core.ColumnRef;
import dev.steward.core.TableRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The generator's own record of what it planted for whom: what an export of a person must hold, and
 * what must be gone after her erasure.
 */
public final class Truth {
  private final Map<String, List<PlantedCell>> cells = new LinkedHashMap<>();

  Truth(List<SampleTable> tables) {
    for (SampleTable table : tables) {
      for (int row = 0; row < table.rows().size(); row++) {
        record(table, row);
      }
    }
  }

  private void record(SampleTable table, int index) {
    SampleTable.Row row = table.rows().get(index);
    List<SampleColumn> columns = table.storedColumns();
    row.owner()
        .ifPresent(
            owner -> {
              for (int i = 0; i < Math.min(columns.size(), row.cells().size()); i++) {
                Object value = row.cells().get(i);
                if (value != null) {
                  ColumnRef column = new ColumnRef(table.ref(), columns.get(i).name());
                  add(new PlantedCell(owner, column, index, value, PlantedCell.Reach.OWN_ROW));
                }
              }
            });
    for (SampleTable.Mention mention : row.mentions()) {
      ColumnRef column = new ColumnRef(table.ref(), mention.column());
      add(new PlantedCell(mention.person(), column, index, mention.value(), mention.reach()));
    }
  }

  private void add(PlantedCell cell) {
    cells.computeIfAbsent(cell.person(), person -> new ArrayList<>()).add(cell);
  }

  /** The keys of all people about whom there is anything. */
  public Set<String> people() {
    return Collections.unmodifiableSet(cells.keySet());
  }

  /** Everything planted about a person, by table and row; nothing for an unknown key. */
  public List<PlantedCell> about(String person) {
    return Collections.unmodifiableList(cells.getOrDefault(person, List.of()));
  }

  /** The positions of the rows that are hers, by table. */
  public Map<TableRef, Set<Integer>> rowsOf(String person) {
    Map<TableRef, Set<Integer>> rows = new TreeMap<>();
    for (PlantedCell cell : about(person)) {
      if (cell.reach() == PlantedCell.Reach.OWN_ROW) {
        rows.computeIfAbsent(cell.column().table(), table -> new TreeSet<>()).add(cell.row());
      }
    }
    return rows;
  }
}
