package dev.steward.batch;

import dev.steward.catalog.Sources;
import dev.steward.request.RequestType;
import dev.steward.request.match.RequestsInForce;
import dev.steward.store.Run;
import dev.steward.store.Runs;
import dev.steward.subject.Asked;
import dev.steward.subject.SubjectGraph;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The run that this process works on, of a job that looks for all rows of people; opened when it is
 * first needed. Safe for several threads.
 */
final class SubjectRuns {
  private final Set<RequestType> types;
  private final SubjectGraph graph;
  private final List<SearchStage> stages;
  private final Workspace workspace;
  private final Runs runs;
  private final Sources sources;
  private final RequestDesk desk;
  private final FoundColumns columns;
  private volatile List<String> intakeFindings = List.of();
  private @Nullable SubjectRun current;

  /** Of a job that needs people's rows as they are. */
  SubjectRuns(
      Set<RequestType> types,
      SubjectGraph graph,
      Workspace workspace,
      Runs runs,
      Sources sources,
      RequestDesk desk) {
    this(types, graph, workspace, runs, sources, desk, FoundColumns.ALL);
  }

  /**
   * @param types of the requests that the job answers
   * @param columns what it needs of people's rows
   */
  SubjectRuns(
      Set<RequestType> types,
      SubjectGraph graph,
      Workspace workspace,
      Runs runs,
      Sources sources,
      RequestDesk desk,
      FoundColumns columns) {
    this.types = Set.copyOf(types);
    this.graph = graph;
    this.stages = SearchStage.of(graph);
    this.workspace = workspace;
    this.runs = runs;
    this.sources = sources;
    this.desk = desk;
    this.columns = columns;
  }

  Set<RequestType> types() {
    return types;
  }

  SubjectGraph graph() {
    return graph;
  }

  List<SearchStage> stages() {
    return stages;
  }

  Sources sources() {
    return sources;
  }

  RequestDesk desk() {
    return desk;
  }

  FoundColumns columns() {
    return columns;
  }

  /** Takes the inbox of requests. */
  void takeRequests(RunContext run) throws IOException {
    intakeFindings = desk.takeInbox(run.asOf());
  }

  /** What of the inbox needs a person. */
  List<String> intakeFindings() {
    return intakeFindings;
  }

  synchronized SubjectRun of(long jobInstanceId) throws IOException {
    SubjectRun known = current;
    if (known == null || known.run().jobInstanceId() != jobInstanceId) {
      Run run =
          runs.find(jobInstanceId)
              .orElseThrow(() -> new IllegalStateException("The run is not recorded"));
      known = new SubjectRun(run, graph, stages, workspace, this::lookup);
      current = known;
    }
    return known;
  }

  /** An erasure is for those too who were erased before. */
  private RequestsInForce lookup(List<Asked> asked) {
    return types.contains(RequestType.ERASURE)
        ? desk.lookupWithReturned(asked)
        : desk.lookup(asked);
  }

  /**
   * Tells the register whose data is about to be changed.
   *
   * @throws IOException where a person has halted any of it since it was planned
   */
  void begin(List<String> requests, LocalDate on) throws IOException {
    List<String> halted = desk.begun(requests, on);
    if (!halted.isEmpty()) {
      throw new IOException(
          "halted since they were planned: %s; release them, or start another run"
              .formatted(String.join(", ", halted)));
    }
  }

  /** Tells the register whom the requests mean, once that is known. */
  void tellWhomRequestsMean(RunContext context) throws IOException {
    SubjectRun run = of(context.jobInstanceId());
    if (!run.run().isComplete() && run.resolution().isPresent()) {
      desk.resolved(run.resolution().get(), context.asOf());
    }
  }
}
