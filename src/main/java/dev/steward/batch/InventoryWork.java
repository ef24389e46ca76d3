package dev.steward.batch;

import dev.steward.catalog.Sources;
import dev.steward.core.Column;
import dev.steward.core.RowBatch;
import dev.steward.core.TableRef;
import dev.steward.detect.Detectors;
import dev.steward.inventory.TableProfile;
import dev.steward.inventory.TableProfiler;
import dev.steward.source.RowCursor;
import dev.steward.source.ScanScope;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.source.Table;
import dev.steward.store.KeptParts;
import dev.steward.store.WorkUnit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Profiles the splits of tables, but for those whose content an earlier run has profiled. */
final class InventoryWork implements TableWork {
  private final Sources sources;
  private final Supplier<Detectors> detectors;
  private final ScanScope scope;
  private final KeptParts profiles;
  private final Supplier<String> judges;

  /**
   * @param profiles of splits whose content has a name, from earlier runs
   * @param judges which they are: the program's build and the user's tests; others may judge
   *     otherwise
   */
  InventoryWork(
      Sources sources,
      Supplier<Detectors> detectors,
      ScanScope scope,
      KeptParts profiles,
      Supplier<String> judges) {
    this.sources = sources;
    this.detectors = detectors;
    this.scope = scope;
    this.profiles = profiles;
    this.judges = judges;
  }

  @Override
  public TablePlan plan(long jobInstanceId, TableRef ref) throws SourceException {
    Table table = sources.table(ref);
    List<Split> splits = table.plan(scope);
    TableMetadata metadata = TableMetadata.of(table, scope instanceof ScanScope.Sample);
    return new TablePlan(metadata.toJson(), splits);
  }

  @Override
  public UnitOutput work(WorkUnit unit) throws SourceException, IOException {
    Table table = sources.table(unit.table());
    Optional<String> content =
        unit.split().content().map(name -> judges.get() + "\n" + table.columns() + "\n" + name);
    Optional<byte[]> kept = content.isEmpty() ? Optional.empty() : profiles.find(content.get());
    if (kept.isPresent()) {
      return new UnitOutput(kept.get(), TableProfile.fromBytes(kept.get()).rows());
    }
    TableProfile profile = profile(table, unit.split());
    byte[] part = profile.toBytes();
    if (content.isPresent()) {
      profiles.keep(content.get(), part);
    }
    return new UnitOutput(part, profile.rows());
  }

  private TableProfile profile(Table table, Split split) throws SourceException {
    List<String> columns = table.columns().stream().map(Column::name).toList();
    List<TableProfile> profiles = new ArrayList<>();
    int from = 0;
    do {
      int to = (int) Math.min(columns.size(), (long) from + table.columnsAtOnce());
      profiles.add(profile(table, split, new HashSet<>(columns.subList(from, to))));
      from = to;
    } while (from < columns.size());
    return TableProfile.beside(profiles);
  }

  private TableProfile profile(Table table, Split split, Set<String> columns)
      throws SourceException {
    try (RowCursor cursor = table.read(split, columns)) {
      TableProfiler profiler = new TableProfiler(detectors.get(), cursor.columns());
      RowBatch batch = cursor.next();
      while (batch != null) {
        profiler.add(batch);
        batch = cursor.next();
      }
      return profiler.profile().with(cursor.irregularities());
    }
  }
}
