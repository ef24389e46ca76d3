package dev.steward.batch;

import dev.steward.source.Split;
import dev.steward.store.WorkPlan.TableResult;
import dev.steward.store.WorkUnit;
import dev.steward.subject.People;
import dev.steward.subject.Resolution;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells whom the requests mean: once every table of people was read whole, and not before. */
final class PeoplePhase implements PhasePlanner, UnitWork {
  private final SubjectRuns runs;

  PeoplePhase(SubjectRuns runs) {
    this.runs = runs;
  }

  @Override
  public Optional<String> basis(long jobInstanceId) throws IOException {
    return runs.of(jobInstanceId).peopleAreRead() ? Optional.of("people") : Optional.empty();
  }

  @Override
  public List<Split> units(long jobInstanceId) {
    return List.of(new Split("people", "", -1));
  }

  @Override
  public UnitOutput work(WorkUnit unit) throws IOException {
    SubjectRun run = runs.of(unit.jobInstanceId());
    List<byte[]> rows = new ArrayList<>();
    for (TableResult result : run.results(SubjectRun.NAMED)) {
      for (int seq : result.done()) {
        rows.add(run.store(SubjectRun.NAMED).read(seq));
      }
    }
    Resolution resolution =
        People.resolve(runs.graph(), run.asked(), rows, runs.desk().pseudonyms());
    return new UnitOutput(People.resolution(resolution), resolution.subjects().size());
  }
}
