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
import dev.steward.store.WorkUnit;
import java.util.List;
import java.util.stream.Collectors;

/** Profiles the splits of tables. */
final class InventoryWork implements TableWork {
  private final Sources sources;
  private final Detectors detectors;
  private final ScanScope scope;

  InventoryWork(Sources sources, Detectors detectors, ScanScope scope) {
    this.sources = sources;
    this.detectors = detectors;
    this.scope = scope;
  }

  @Override
  public TablePlan plan(TableRef ref) throws SourceException {
    Table table = sources.table(ref);
    List<Split> splits = table.plan(scope);
    TableMetadata metadata = TableMetadata.of(table, scope instanceof ScanScope.Sample);
    return new TablePlan(metadata.toJson(), splits);
  }

  @Override
  public UnitOutput work(WorkUnit unit) throws SourceException {
    Table table = sources.table(unit.table());
    TableProfile profile;
    try (RowCursor cursor =
        table.read(
            unit.split(), table.columns().stream().map(Column::name).collect(Collectors.toSet()))) {
      TableProfiler profiler = new TableProfiler(detectors, cursor.columns());
      RowBatch batch = cursor.next();
      while (batch != null) {
        profiler.add(batch);
        batch = cursor.next();
      }
      profile = profiler.profile().with(cursor.irregularities());
    }
    return new UnitOutput(profile.toBytes(), profile.rows());
  }
}
