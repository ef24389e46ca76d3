package dev.steward.batch;

import dev.steward.core.TableRef;
import dev.steward.files.FileStore;
import dev.steward.request.match.RequestsInForce;
import dev.steward.shuffle.KeyRanges;
import dev.steward.shuffle.Part;
import dev.steward.shuffle.Parts;
import dev.steward.store.PartStore;
import dev.steward.store.Run;
import dev.steward.store.WorkPlan.TableResult;
import dev.steward.subject.Asked;
import dev.steward.subject.Edge;
import dev.steward.subject.FoundRows;
import dev.steward.subject.LevelKeys;
import dev.steward.subject.People;
import dev.steward.subject.Resolution;
import dev.steward.subject.Root;
import dev.steward.subject.SubjectGraph;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the phases of one run share that looks for all rows of people. Safe for several threads. */
final class SubjectRun {
  static final String ASKED = "asked";
  static final String NAMED = "named";
  static final String PEOPLE = "people";

  private final Run run;
  private final SubjectGraph graph;
  private final List<SearchStage> stages;
  private final Workspace workspace;
  private final Map<String, LevelKeys> keys = new HashMap<>();
  private final Function<List<Asked>, RequestsInForce> lookups;
  private @Nullable List<Asked> asked;
  private @Nullable RequestsInForce lookup;
  private @Nullable Resolution resolution;

  SubjectRun(
      Run run,
      SubjectGraph graph,
      List<SearchStage> stages,
      Workspace workspace,
      Function<List<Asked>, RequestsInForce> lookups) {
    this.lookups = lookups;
    this.run = run;
    this.graph = graph;
    this.stages = stages;
    this.workspace = workspace;
  }

  Run run() {
    return run;
  }

  SubjectGraph graph() {
    return graph;
  }

  PartStore store(String step) {
    return workspace.parts(run.jobInstanceId(), step);
  }

  /** Where files are that go into the publication as they are. */
  FileStore files() {
    return workspace.files();
  }

  /** The folder of bundles that are yet to be published. */
  String bundles() {
    return bundles(workspace, run.jobInstanceId());
  }

  /** The file of a unit's bundles below that folder, which nobody else writes to. */
  String packOf(int unit) {
    return bundles() + "/" + unit + workspace.draftMark() + ".pack";
  }

  static String bundles(Workspace workspace, long jobInstanceId) {
    return workspace.folder(jobInstanceId) + "/bundles";
  }

  List<TableResult> results(String step) {
    return workspace.plan(run.jobInstanceId(), step).results();
  }

  /** Whether a step of one unit is done. */
  boolean isDone(String step) {
    List<TableResult> results = results(step);
    return !results.isEmpty() && results.stream().allMatch(EligibilityRun::isDone);
  }

  /** The requests that this run answers; to be asked once they are gathered. */
  synchronized List<Asked> asked() throws IOException {
    List<Asked> known = asked;
    if (known == null) {
      known = People.asked(store(ASKED).read(1));
      asked = known;
    }
    return known;
  }

  /** What rows of people are looked up in; to be asked once the requests are gathered. */
  synchronized RequestsInForce lookup() throws IOException {
    RequestsInForce known = lookup;
    if (known == null) {
      known = lookups.apply(asked());
      lookup = known;
    }
    return known;
  }

  /** The requests that are answered, and those who are back without anybody's asking. */
  List<Asked> answered() throws IOException {
    List<Asked> all = new ArrayList<>(asked());
    for (Resolution.Answer answer : knownResolution().answers()) {
      if (Asked.isReturned(answer.request())) {
        all.add(
            Asked.returned(
                answer.request().substring(answer.request().indexOf('-') + 1),
                answer.people().get(0)));
      }
    }
    return all;
  }

  /** Whether every table of people was read whole. */
  boolean peopleAreRead() {
    return isDone(ASKED) && unreadPeople().isEmpty();
  }

  /** The tables of people that could not be read whole. */
  List<TableRef> unreadPeople() {
    List<TableResult> results = results(NAMED);
    return graph.roots().stream()
        .map(Root::table)
        .filter(table -> !isDone(results, table))
        .toList();
  }

  private static boolean isDone(List<TableResult> results, TableRef table) {
    return results.stream()
        .anyMatch(result -> result.table().table().equals(table) && EligibilityRun.isDone(result));
  }

  /** Whom the requests mean; empty while that is unknown. */
  synchronized Optional<Resolution> resolution() throws IOException {
    if (resolution == null && isDone(PEOPLE)) {
      resolution = People.resolution(store(PEOPLE).read(1));
    }
    return Optional.ofNullable(resolution);
  }

  Resolution knownResolution() throws IOException {
    return resolution().orElseThrow(() -> new IllegalStateException("Nobody is resolved"));
  }

  KeyRanges ranges() throws IOException {
    return People.ranges(knownResolution());
  }

  /** The keys of a stage; to be asked once they are put together. */
  synchronized LevelKeys keys(SearchStage stage) throws IOException {
    LevelKeys known = keys.get(stage.name());
    if (known == null) {
      known = LevelKeys.fromBytes(graph, store(stage.keysStep()).read(1));
      keys.put(stage.name(), known);
    }
    return known;
  }

  /** Whether a closing stage has any keys that the one before had not. */
  boolean hasNewKeys(SearchStage stage) throws IOException {
    if (!stage.closing() || stage.before().isEmpty()) {
      return true;
    }
    return !Arrays.equals(keys(stage).toBytes(graph), keys(stage.before().get()).toBytes(graph));
  }

  /** Whether all of a stage is done. */
  boolean isDone(SearchStage stage) throws IOException {
    if (!isDone(stage.keysStep())) {
      return false;
    }
    List<TableResult> results = results(stage.findStep());
    return !hasNewKeys(stage)
        || stage.searches().stream().allMatch(search -> isDone(results, search.table()));
  }

  /** The tables whose rows a stage has to know. */
  private List<TableRef> needs(SearchStage stage) {
    Stream<Edge> edges =
        stage.level().searches().stream()
            .flatMap(search -> search.in().stream())
            .filter(edge -> !edge.fromKey());
    List<TableRef> needs =
        new ArrayList<>(edges.map(Edge::from).filter(from -> isEarlier(from, stage)).toList());
    // their rows show which addresses several people share
    graph.roots().stream()
        .map(Root::table)
        .filter(table -> stage.level().number() > 0 && isEarlier(table, stage))
        .forEach(needs::add);
    return needs.stream().distinct().toList();
  }

  private boolean isEarlier(TableRef table, SearchStage stage) {
    return graph.levelOf(table) < stage.level().number();
  }

  /** Whether all is read that a stage's keys come from. */
  boolean hasWhatItNeeds(SearchStage stage) throws IOException {
    for (TableRef table : needs(stage)) {
      if (!isDone(results(search(table).findStep()), table)) {
        return false;
      }
    }
    return stage.before().isEmpty() || isDone(stage.before().get());
  }

  /** What earlier searches left that a stage's keys come from. */
  Parts before(SearchStage stage) throws IOException {
    List<Part> parts = new ArrayList<>();
    for (TableRef table : needs(stage)) {
      add(search(table), table, parts);
    }
    for (Optional<SearchStage> each = stage.before();
        each.isPresent();
        each = each.get().before()) {
      for (TableResult result : results(each.get().findStep())) {
        add(each.get(), result.table().table(), parts);
      }
    }
    return new Parts(parts);
  }

  private void add(SearchStage stage, TableRef table, List<Part> parts) throws IOException {
    for (TableResult result : results(stage.findStep())) {
      if (result.table().table().equals(table)) {
        for (int seq : result.done()) {
          parts.add(store(stage.findStep()).open(seq));
        }
      }
    }
  }

  /** The stage in which a table's rows are written. */
  SearchStage search(TableRef table) {
    return stages.stream()
        .filter(stage -> !stage.closing() && stage.level().number() == graph.levelOf(table))
        .findFirst()
        .orElseThrow();
  }

  /** All stages, in their order. */
  List<SearchStage> stages() {
    return stages;
  }

  /** The tables that were searched whole. */
  List<TableRef> searched() {
    return graph.tables().stream()
        .filter(table -> isDone(results(search(table).findStep()), table))
        .toList();
  }

  /** What was found in the tables that were searched; to be asked once they are. */
  FoundRows found() throws IOException {
    List<Part> parts = new ArrayList<>();
    for (TableRef table : searched()) {
      add(search(table), table, parts);
    }
    return new FoundRows(graph, new Parts(parts), ranges().count());
  }

  /** Whether all rows of all people are known. */
  boolean isReadWhole() throws IOException {
    return resolution().isPresent() && graph.faults().isEmpty() && failures().isEmpty();
  }

  /** Why the run cannot settle anything, a line each. */
  List<String> unsettled(String step) {
    List<String> reasons = new ArrayList<>(failures());
    graph.faults().forEach(it -> reasons.add(it.table() + ": " + it.reason()));
    if (reasons.isEmpty()) {
      reasons.add(
          results(step).stream()
              .flatMap(result -> failure(result).stream())
              .findFirst()
              .orElse("nothing could be decided"));
    }
    return reasons;
  }

  /** What could not be read, a line each; empty where everything was. */
  List<String> failures() {
    List<String> failures = new ArrayList<>();
    for (TableResult result : results(NAMED)) {
      failure(result).ifPresent(failures::add);
    }
    for (SearchStage stage : stages) {
      for (String step : List.of(stage.keysStep(), stage.findStep())) {
        for (TableResult result : results(step)) {
          failure(result).filter(it -> !failures.contains(it)).ifPresent(failures::add);
        }
      }
    }
    List<TableRef> searched = searched();
    for (TableRef table : graph.tables()) {
      boolean told = failures.stream().anyMatch(it -> it.startsWith(table + ": "));
      if (!told && !searched.contains(table)) {
        failures.add(table + ": not searched, since the rows that lead to it are not all known");
      }
    }
    return failures;
  }

  static Optional<String> failure(TableResult result) {
    if (EligibilityRun.isDone(result)) {
      return Optional.empty();
    }
    String reason =
        result.table().isPlanned()
            ? result.failures().stream().filter(it -> !it.isEmpty()).findFirst().orElse("not done")
            : result.table().failure();
    return Optional.of(result.table().table() + ": " + reason);
  }
}
