package dev.steward.batch;

import dev.steward.core.TableRef;
import dev.steward.source.RowChange;
import dev.steward.source.RowChanger;
import dev.steward.store.WorkPlan.TableResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Changes of people's rows that are settled: tables of a rank together, rank after rank. */
interface RankedChanges {
  SubjectRuns subjects();

  /** One more than the highest rank there may be. */
  int ranks();

  /** The tables of a rank; none while nothing is settled, or nothing may be changed. */
  List<TableRef> toChange(long instance, int rank) throws IOException;

  /** What is done in a table of a rank. */
  List<RowChange> changes(long instance, TableRef table, int rank) throws IOException;

  /** Asked before each step that cannot be taken back. */
  RowChanger.Guard guard();

  /** The step that changes the tables of a rank. */
  static String step(int rank) {
    return "apply-" + rank;
  }

  /** Why tables below a rank are not changed as settled, by table. */
  default Map<TableRef, String> notChanged(long instance, int below) throws IOException {
    SubjectRun run = subjects().of(instance);
    Map<TableRef, String> reasons = new TreeMap<>();
    for (int rank = 0; rank < below; rank++) {
      List<TableResult> results = run.results(step(rank));
      for (TableRef table : toChange(instance, rank)) {
        Optional<TableResult> result =
            results.stream().filter(it -> it.table().table().equals(table)).findFirst();
        if (result.isEmpty()) {
          reasons.put(table, "not done, since others before it are not");
        } else {
          SubjectRun.failure(result.get()).ifPresent(reason -> reasons.put(table, reason));
        }
      }
    }
    return reasons;
  }
}
