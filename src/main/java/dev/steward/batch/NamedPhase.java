package dev.steward.batch;

import dev.steward.core.TableRef;
import dev.steward.source.KeyFilter;
import dev.steward.source.RowCursor;
import dev.steward.source.ScanScope;
import dev.steward.source.SourceException;
import dev.steward.source.Table;
import dev.steward.store.WorkPlan;
import dev.steward.store.WorkUnit;
import dev.steward.subject.People;
import dev.steward.subject.PersonSearch;
import dev.steward.subject.Root;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.transaction.support.TransactionOperations;

/** Looks through each table of people, once, for those whom requests name. */
final class NamedPhase implements TableWork, TableFinder {
  private final SubjectRuns runs;
  private final TransactionOperations ownTransaction;

  NamedPhase(SubjectRuns runs, TransactionOperations ownTransaction) {
    this.runs = runs;
    this.ownTransaction = ownTransaction;
  }

  @Override
  public void find(WorkPlan plan, Set<String> again) {
    try {
      SubjectRun run = runs.of(plan.jobInstanceId());
      if (!run.run().isComplete() && run.isDone(SubjectRun.ASKED)) {
        List<TableRef> people = runs.graph().roots().stream().map(Root::table).toList();
        ownTransaction.executeWithoutResult(status -> plan.found(people));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public TablePlan plan(long jobInstanceId, TableRef people) throws SourceException, IOException {
    PersonSearch search = search(runs.of(jobInstanceId), people);
    Table table = runs.sources().table(people);
    Columns.require(table, search.columns());
    Optional<KeyFilter> filter = search.filter();
    if (filter.isEmpty()) {
      return new TablePlan("", table.plan(new ScanScope.Full()));
    }
    return new TablePlan("", filter.get().isEmpty() ? List.of() : table.plan(filter.get()));
  }

  @Override
  public UnitOutput work(WorkUnit unit) throws SourceException, IOException {
    PersonSearch search = search(runs.of(unit.jobInstanceId()), unit.table());
    Table table = runs.sources().table(unit.table());
    Optional<KeyFilter> filter = search.filter();
    try (RowCursor cursor =
        filter.isPresent()
            ? table.read(unit.split(), search.columns(), filter.get())
            : table.read(unit.split(), search.columns())) {
      return new UnitOutput(People.named(search, cursor), 0);
    }
  }

  private PersonSearch search(SubjectRun run, TableRef people) throws IOException {
    Root root =
        runs.graph().roots().stream()
            .filter(it -> it.table().equals(people))
            .findFirst()
            .orElseThrow();
    return new PersonSearch(runs.graph(), root, run.lookup());
  }
}
