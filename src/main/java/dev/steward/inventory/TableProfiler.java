package dev.steward.inventory;

import dev.steward.core.Column;
import dev.steward.core.RowBatch;
import dev.steward.detect.Detectors;
import dev.steward.detect.ValueJudge;
import java.util.ArrayList;
import java.util.List;

/** Profiles the rows of one split. Used by one thread. */
public final class TableProfiler {
  private final List<ColumnProfiler> columns = new ArrayList<>();
  private long rows;

  /**
   * @param columns those of the batches to come, in their order
   */
  public TableProfiler(Detectors detectors, List<Column> columns) {
    ValueJudge judge = detectors.newJudge();
    VerdictCache cache = new VerdictCache();
    for (Column column : columns) {
      this.columns.add(new ColumnProfiler(column, detectors, judge, cache));
    }
  }

  public void add(RowBatch batch) {
    if (batch.columns().size() != columns.size()) {
      throw new IllegalArgumentException(
          "A batch has " + batch.columns().size() + " columns, not " + columns.size());
    }
    rows += batch.rows();
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).add(batch.columns().get(i));
    }
  }

  /** What the rows so far had. */
  public TableProfile profile() {
    List<ColumnProfile> profiles = new ArrayList<>();
    columns.forEach(column -> profiles.addAll(column.profiles()));
    return new TableProfile(rows, profiles, List.of());
  }
}
