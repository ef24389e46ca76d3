package dev.steward.batch;

import dev.steward.source.Split;
import dev.steward.store.WorkUnit;
import dev.steward.subject.Asked;
import dev.steward.subject.People;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Gathers the requests that a run answers: once, in one unit, so that all its tries agree. */
final class AskedPhase implements PhasePlanner, UnitWork {
  private final SubjectRuns runs;

  AskedPhase(SubjectRuns runs) {
    this.runs = runs;
  }

  @Override
  public Optional<String> basis(long jobInstanceId) {
    return Optional.of("open requests");
  }

  @Override
  public List<Split> units(long jobInstanceId) {
    return List.of(new Split("open requests", "", -1));
  }

  @Override
  public UnitOutput work(WorkUnit unit) throws IOException {
    SubjectRun run = runs.of(unit.jobInstanceId());
    List<Asked> asked = runs.desk().asked(runs.types(), run.run().asOf());
    return new UnitOutput(People.asked(asked), asked.size());
  }
}
