package dev.steward.batch;

import dev.steward.catalog.Catalog;
import dev.steward.core.TableRef;
import dev.steward.rectification.Checked;
import dev.steward.rectification.RectificationPlanner;
import dev.steward.rectification.Rectified;
import dev.steward.rectification.StoredCorrections;
import dev.steward.rectification.TableCheck;
import dev.steward.request.IdentifierForms;
import dev.steward.source.RowChange;
import dev.steward.source.RowChanger;
import dev.steward.source.SourceException;
import dev.steward.store.WorkPlan.TableResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the phases of a rectification share, beside the search for people's rows. Safe for several
 * threads.
 */
final class RectificationRuns implements RankedChanges {
  static final String DECIDE = "decide-corrections";
  static final String VERIFY = "verify";

  private final SubjectRuns subjects;
  private final Catalog catalog;
  private final IdentifierForms forms;
  private final RowChanger.Guard guard;
  private long known = -1;
  private @Nullable StoredCorrections plan;

  RectificationRuns(
      SubjectRuns subjects, Catalog catalog, IdentifierForms forms, RowChanger.Guard guard) {
    this.subjects = subjects;
    this.catalog = catalog;
    this.forms = forms;
    this.guard = guard;
  }

  @Override
  public SubjectRuns subjects() {
    return subjects;
  }

  @Override
  public int ranks() {
    return StoredCorrections.RANKS;
  }

  @Override
  public RowChanger.Guard guard() {
    return guard;
  }

  UnitOutput decide(long instance) throws SourceException, IOException {
    SubjectRun run = subjects.of(instance);
    StoredCorrections decided =
        new RectificationPlanner(
                run.graph(),
                catalog,
                run.knownResolution(),
                subjects.desk().corrections(run.asked()),
                forms,
                subjects.sources())
            .plan(run.found(), run.ranges().count());
    return new UnitOutput(decided.toBytes(), decided.lines().size());
  }

  /** The plan; empty while there is none. */
  synchronized Optional<StoredCorrections> plan(long instance) throws IOException {
    if (known != instance) {
      known = instance;
      plan = null;
    }
    SubjectRun run = subjects.of(instance);
    if (plan == null && run.isDone(DECIDE)) {
      plan = StoredCorrections.fromBytes(run.store(DECIDE).read(1));
    }
    return Optional.ofNullable(plan);
  }

  private StoredCorrections knownPlan(long instance) throws IOException {
    return plan(instance).orElseThrow(() -> new IllegalStateException("Nothing is planned"));
  }

  @Override
  public List<TableRef> toChange(long instance, int rank) throws IOException {
    return plan(instance).map(decided -> decided.toChange(rank)).orElse(List.of());
  }

  @Override
  public List<RowChange> changes(long instance, TableRef table, int rank) throws IOException {
    return knownPlan(instance).changes(table, forms);
  }

  /** Tells the register whose data is about to be changed. */
  void begin(RunContext context) throws IOException {
    long instance = context.jobInstanceId();
    if (subjects.of(instance).run().isComplete()) {
      return;
    }
    Optional<StoredCorrections> decided = plan(instance);
    if (decided.isPresent()) {
      subjects.begin(decided.get().carriedOut(), context.asOf());
    }
  }

  /** The tables that are looked at once all are changed. */
  List<TableRef> toCheck(long instance) throws IOException {
    return plan(instance).map(StoredCorrections::toCheck).orElse(List.of());
  }

  TableCheck check(long instance, TableRef table) throws IOException {
    return new TableCheck(subjects.graph(), knownPlan(instance), table, forms);
  }

  /** What is known in the end. */
  Rectified rectified(long instance) throws IOException {
    SubjectRun run = subjects.of(instance);
    Map<TableRef, Checked> checked = new TreeMap<>();
    Map<TableRef, String> notChecked = new TreeMap<>();
    for (TableResult result : run.results(VERIFY)) {
      TableRef table = result.table().table();
      Optional<String> failure = SubjectRun.failure(result);
      if (failure.isPresent()) {
        notChecked.put(table, failure.get());
        continue;
      }
      List<Checked> parts = new ArrayList<>();
      for (int seq : result.done()) {
        parts.add(Checked.fromBytes(run.store(VERIFY).read(seq)));
      }
      checked.put(table, Checked.of(parts));
    }
    return new Rectified(knownPlan(instance), notChanged(instance, ranks()), checked, notChecked);
  }
}
