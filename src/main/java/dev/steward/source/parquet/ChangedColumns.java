package dev.steward.source.parquet;

import dev.steward.core.Column;
import dev.steward.core.DataType;
import dev.steward.source.FolderTables.Part;
import dev.steward.source.Replacement;
import dev.steward.source.RowChange;
import dev.steward.source.RowChange.Action;
import dev.steward.source.SourceException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The columns of a table that is changed.
 *
 * @param partitionKeys of the folders
 * @param mapKeys names of columns that hold the keys of maps
 */
record ChangedColumns(List<Column> table, Set<String> partitionKeys, Set<String> mapKeys) {
  ChangedColumns {
    table = List.copyOf(table);
    partitionKeys = Set.copyOf(partitionKeys);
    mapKeys = Set.copyOf(mapKeys);
  }

  /** What to read of a file to tell which of its rows change. */
  Selection read(List<RowChange> changes, Footer footer, Part part) {
    Set<String> names = new HashSet<>();
    changes.forEach(change -> names.addAll(read(change)));
    return Selection.of(table, footer, partitionKeys, part.partition(), names);
  }

  /** The columns that tell which rows a change is of. */
  static Set<String> read(RowChange change) {
    Set<String> names = new HashSet<>(change.columns());
    change.only().ifPresent(only -> names.add(only.column()));
    return names;
  }

  /** Refuses changes that name what is not there, or what cannot be set. */
  void require(String attempt, List<RowChange> changes) throws SourceException {
    Map<String, DataType> types = new LinkedHashMap<>();
    table.forEach(column -> types.put(column.name(), column.type()));
    for (RowChange change : changes) {
      for (String name : read(change)) {
        if (!types.containsKey(name)) {
          throw new SourceException(attempt, "there is no column " + name);
        }
      }
      if (change.action() instanceof Action.Set set) {
        for (Map.Entry<String, Replacement> cell : set.cells().entrySet()) {
          require(attempt, cell.getKey(), cell.getValue(), types);
        }
      }
    }
  }

  private void require(
      String attempt, String name, Replacement replacement, Map<String, DataType> types)
      throws SourceException {
    if (partitionKeys.contains(name)) {
      throw new SourceException(attempt, "column " + name + " is the name of folders");
    }
    List<EditTarget> targets = EditTarget.of(name, types);
    if (targets.isEmpty()) {
      throw new SourceException(attempt, "there is no column " + name);
    }
    for (EditTarget target : targets) {
      // a map whose keys become the same cannot be read
      if (mapKeys.contains(target.column()) && !(replacement instanceof Replacement.Derived)) {
        throw new SourceException(
            attempt, "column " + target.column() + " holds the keys of maps, which must differ");
      }
    }
  }
}
