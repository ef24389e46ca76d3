package dev.steward.batch;

import dev.steward.audit.AuditAction;
import dev.steward.audit.AuditEvent;
import dev.steward.catalog.Catalog;
import dev.steward.core.TableRef;
import dev.steward.erasure.ErasurePlanner;
import dev.steward.erasure.Limits;
import dev.steward.erasure.Names;
import dev.steward.erasure.Proof;
import dev.steward.erasure.Searched;
import dev.steward.erasure.StoredPlan;
import dev.steward.erasure.TableChanger;
import dev.steward.erasure.TableVerification;
import dev.steward.files.FileStore;
import dev.steward.request.IdentifierForms;
import dev.steward.request.Pseudonyms;
import dev.steward.source.RowChange;
import dev.steward.source.RowChanger;
import dev.steward.source.SourceException;
import dev.steward.store.AuditTrail;
import dev.steward.store.WorkPlan.TableResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the phases of an erasure share, beside the search for people's rows. Safe for several
 * threads.
 */
final class ErasureRuns implements RankedChanges {
  static final String DECIDE = "decide-erasure";
  static final String VERIFY = "verify";

  private final SubjectRuns subjects;
  private final Catalog catalog;
  private final IdentifierForms forms;
  private final Limits limits;
  private final Confirmation confirmation;
  private final Pseudonyms pseudonyms;
  private final RowChanger.Guard guard;
  private final AuditTrail audit;
  private long known = -1;
  private @Nullable StoredPlan plan;
  private @Nullable TableVerification verification;

  ErasureRuns(
      SubjectRuns subjects,
      Catalog catalog,
      IdentifierForms forms,
      Limits limits,
      Confirmation confirmation,
      Pseudonyms pseudonyms,
      RowChanger.Guard guard,
      AuditTrail audit) {
    this.subjects = subjects;
    this.catalog = catalog;
    this.forms = forms;
    this.limits = limits;
    this.confirmation = confirmation;
    this.pseudonyms = pseudonyms;
    this.guard = guard;
    this.audit = audit;
  }

  @Override
  public SubjectRuns subjects() {
    return subjects;
  }

  @Override
  public int ranks() {
    return subjects.graph().tables().size() + 1;
  }

  UnitOutput decide(long instance) throws SourceException, IOException {
    SubjectRun run = subjects.of(instance);
    StoredPlan decided =
        new ErasurePlanner(
                run.graph(),
                catalog,
                run.knownResolution(),
                new Names(run.knownResolution(), run.answered(), forms),
                subjects.sources()::table,
                run.run().asOf())
            .plan(run.found(), run.ranges().count())
            .withAliases(
                run.knownResolution().subjects().stream()
                    .map(subject -> UUID.randomUUID().toString())
                    .toList());
    return new UnitOutput(decided.toBytes(), decided.rows().size());
  }

  /** The plan; empty while there is none. */
  synchronized Optional<StoredPlan> plan(long instance) throws IOException {
    SubjectRun run = subjects.of(instance);
    if (known != instance) {
      known = instance;
      plan = null;
      verification = null;
    }
    if (plan == null && run.isDone(DECIDE)) {
      plan = StoredPlan.fromBytes(run.store(DECIDE).read(1));
    }
    return Optional.ofNullable(plan);
  }

  StoredPlan knownPlan(long instance) throws IOException {
    return plan(instance).orElseThrow(() -> new IllegalStateException("Nothing is planned"));
  }

  /** Whether the plan is within the limits, or a person has agreed to it. */
  boolean isAdmitted(StoredPlan of) {
    return of.beyond(limits).isEmpty() || confirmation.admits(of.sha256());
  }

  /**
   * Tells the register whose data is about to be changed.
   *
   * @throws IOException where a person has halted any of it since it was planned
   */
  void begin(RunContext context) throws IOException {
    long instance = context.jobInstanceId();
    SubjectRun run = subjects.of(instance);
    Optional<StoredPlan> decided = run.run().isComplete() ? Optional.empty() : plan(instance);
    if (decided.isEmpty() || !isAdmitted(decided.get())) {
      return;
    }
    List<String> requests =
        run.knownResolution().subjects().stream()
            .filter(subject -> !decided.get().blocked().contains(subject.ordinal()))
            .flatMap(subject -> subject.requests().stream())
            .toList();
    subjects.begin(requests, context.asOf());
    if (!requests.isEmpty()) {
      record(context, decided.get(), requests.size());
    }
  }

  private void record(RunContext context, StoredPlan decided, int requests) {
    if (!decided.beyond(limits).isEmpty()) {
      audit.record(
          new AuditEvent(
              AuditAction.ERASURE_CONFIRMED, context.place(), "plan " + decided.sha256()));
    }
    audit.record(
        new AuditEvent(
            AuditAction.ERASURE_BEGUN,
            context.place(),
            "plan %s, %d requests".formatted(decided.sha256(), requests)));
  }

  Limits limits() {
    return limits;
  }

  @Override
  public List<TableRef> toChange(long instance, int rank) throws IOException {
    return plan(instance)
        .filter(this::isAdmitted)
        .map(decided -> decided.toChange(rank))
        .orElse(List.of());
  }

  @Override
  public List<RowChange> changes(long instance, TableRef table, int rank) throws IOException {
    return TableChanger.of(
            catalog.find(table).orElseThrow(), knownPlan(instance), rank, pseudonyms::inPlaceOf)
        .changes();
  }

  /** Whether any of a table's rows are changed. */
  boolean changes(long instance, TableRef table) throws IOException {
    StoredPlan of = knownPlan(instance);
    for (int rank = 0; rank < ranks(); rank++) {
      if (of.toChange(rank).contains(table)) {
        return true;
      }
    }
    return false;
  }

  /** What was published before about the people of a run. */
  EarlierReports earlierReports(long instance, FileStore files) throws IOException {
    SubjectRun run = subjects.of(instance);
    return new EarlierReports(
        files, knownPlan(instance), run.knownResolution(), pseudonyms, run.run().asOf());
  }

  /** Why what was published before is not amended, a line each. */
  List<String> notAmended(long instance) throws IOException {
    List<String> reasons = new ArrayList<>();
    subjects
        .of(instance)
        .results(AmendPhase.STEP)
        .forEach(
            result ->
                SubjectRun.failure(result)
                    .ifPresent(reason -> reasons.add("earlier reports: " + reason)));
    return reasons;
  }

  @Override
  public RowChanger.Guard guard() {
    return guard;
  }

  synchronized TableVerification verification(long instance) throws IOException {
    StoredPlan of = knownPlan(instance);
    if (verification == null) {
      verification = new TableVerification(subjects.graph(), of);
    }
    return verification;
  }

  /** What is known in the end. */
  Proof proof(long instance) throws IOException {
    SubjectRun run = subjects.of(instance);
    Map<TableRef, Searched> searched = new TreeMap<>();
    Map<TableRef, String> notSearched = new TreeMap<>();
    for (TableResult result : run.results(VERIFY)) {
      TableRef table = result.table().table();
      Optional<String> failure = SubjectRun.failure(result);
      if (failure.isPresent()) {
        notSearched.put(table, failure.get());
        continue;
      }
      List<Searched> parts = new ArrayList<>();
      for (int seq : result.done()) {
        parts.add(Searched.fromBytes(run.store(VERIFY).read(seq)));
      }
      searched.put(table, Searched.of(parts));
    }
    return new Proof(knownPlan(instance), notChanged(instance, ranks()), searched, notSearched);
  }
}
