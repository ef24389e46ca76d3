package dev.steward.batch;

import dev.steward.core.Column;
import dev.steward.core.TableRef;
import dev.steward.shuffle.PartWriter;
import dev.steward.source.KeyFilter;
import dev.steward.source.RowCursor;
import dev.steward.source.ScanScope;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.source.Table;
import dev.steward.store.WorkPlan;
import dev.steward.store.WorkUnit;
import dev.steward.subject.RowSearch;
import dev.steward.subject.Search;
import dev.steward.subject.SearchKeys;
import dev.steward.subject.TextPaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.transaction.support.TransactionOperations;

/** Reads each table of a stage, once, and writes the rows that belong to people. */
final class FindPhase implements TableWork, TableFinder {
  private final SubjectRuns runs;
  private final SearchStage stage;
  private final TransactionOperations ownTransaction;

  FindPhase(SubjectRuns runs, SearchStage stage, TransactionOperations ownTransaction) {
    this.runs = runs;
    this.stage = stage;
    this.ownTransaction = ownTransaction;
  }

  @Override
  public void find(WorkPlan plan, Set<String> again) {
    try {
      SubjectRun run = runs.of(plan.jobInstanceId());
      // killed after its publication: the parts may be gone
      if (!run.run().isComplete() && run.isDone(stage.keysStep()) && run.hasNewKeys(stage)) {
        List<TableRef> tables = stage.searches().stream().map(Search::table).toList();
        ownTransaction.executeWithoutResult(status -> plan.found(tables));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public TablePlan plan(long jobInstanceId, TableRef ref) throws SourceException, IOException {
    Optional<SearchKeys> keys = runs.of(jobInstanceId).keys(stage).of(ref);
    Table table = runs.sources().table(ref);
    Columns.require(table, named(search(ref)));
    if (keys.isEmpty()) {
      return new TablePlan("", List.of());
    }
    Optional<KeyFilter> filter = keys.get().filter(paths(ref, table));
    return new TablePlan(
        "", filter.isPresent() ? table.plan(filter.get()) : table.plan(new ScanScope.Full()));
  }

  @Override
  public UnitOutput work(WorkUnit unit) throws SourceException, IOException {
    SubjectRun run = runs.of(unit.jobInstanceId());
    TableRef ref = unit.table();
    SearchKeys keys = run.keys(stage).of(ref).orElseThrow();
    Table table = runs.sources().table(ref);
    TextPaths paths = paths(ref, table);
    try (PartWriter part = run.store(stage.findStep()).draft(unit.seq(), run.ranges());
        RowCursor cursor = open(table, unit.split(), keys, paths)) {
      int number = run.graph().tables().indexOf(ref);
      long rows =
          new RowSearch(search(ref), number, keys, paths, !stage.closing(), part).through(cursor);
      part.finish();
      return UnitOutput.drafted(rows);
    }
  }

  private RowCursor open(Table table, Split split, SearchKeys keys, TextPaths paths)
      throws SourceException {
    Set<String> columns = new LinkedHashSet<>();
    Set<String> named = named(search(table.ref()));
    Set<String> needed = stage.closing() ? Set.of() : runs.columns().of(table);
    for (Column column : table.columns()) {
      if (needed.contains(column.name())
          || named.contains(column.name())
          || paths.base().contains(column.name())) {
        columns.add(column.name());
      }
    }
    Optional<KeyFilter> filter = keys.filter(paths);
    return filter.isPresent()
        ? table.read(split, columns, filter.get())
        : table.read(split, columns);
  }

  private TextPaths paths(TableRef ref, Table table) {
    return new TextPaths(named(search(ref)), table.columns());
  }

  private static Set<String> named(Search search) {
    Set<String> named = new LinkedHashSet<>();
    search.in().forEach(edge -> named.addAll(edge.toColumns()));
    search.out().forEach(edge -> named.addAll(edge.fromColumns()));
    search.root().ifPresent(root -> named.addAll(root.key()));
    search.root().ifPresent(root -> named.addAll(root.identifiers().keySet()));
    return named;
  }

  private Search search(TableRef ref) {
    return stage.searches().stream()
        .filter(search -> search.table().equals(ref))
        .findFirst()
        .orElseThrow();
  }
}
