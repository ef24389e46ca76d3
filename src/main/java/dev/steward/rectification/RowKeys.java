package dev.steward.rectification;

import dev.steward.catalog.Sources;
import dev.steward.core.DataType;
import dev.steward.core.TableRef;
import dev.steward.source.SourceException;
import dev.steward.source.Table;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How rows are told apart that are to be changed: by their table's key, and where it has none by
 * what leads to them. For one thread.
 */
final class RowKeys {
  private static final Set<DataType> TOLD =
      EnumSet.of(DataType.TEXT, DataType.INTEGER, DataType.DECIMAL);

  private final Map<TableRef, List<String>> keys;

  private RowKeys(Map<TableRef, List<String>> keys) {
    this.keys = keys;
  }

  static RowKeys of(Collection<TableRef> tables, Sources sources) throws SourceException {
    Map<TableRef, List<String>> keys = new TreeMap<>();
    for (TableRef table : tables) {
      keys.put(table, key(sources.table(table)));
    }
    return new RowKeys(keys);
  }

  /** Cells by which a row is told. */
  record Told(List<String> columns, List<String> cells) {
    /** Without the cells. */
    @Override
    public String toString() {
      return "Told[" + columns + "]";
    }
  }

  /** Empty where nothing tells the row. */
  Optional<Told> of(PersonRow row, List<PersonRow.Leading> leading) {
    List<String> key = keys.getOrDefault(row.table().table(), List.of());
    List<List<String>> cells =
        key.isEmpty() ? List.of() : row.table().cells(row.batch(), row.row(), key);
    if (!cells.isEmpty()) {
      return Optional.of(new Told(key, cells.get(0)));
    }
    return leading.stream()
        .filter(it -> row.table().has(it.columns()))
        // by what stays as it is rather than by what may be put right
        .min(Comparator.comparing(it -> it.isExact() ? 0 : 1))
        .map(it -> new Told(it.columns(), it.cells()));
  }

  private static List<String> key(Table table) {
    boolean told =
        table.key().stream()
            .allMatch(
                name ->
                    table.columns().stream()
                        .filter(column -> column.name().equals(name))
                        .anyMatch(column -> TOLD.contains(column.type())));
    return told ? table.key() : List.of();
  }

  @Override
  public String toString() {
    return "RowKeys[" + keys.size() + " tables]";
  }
}
