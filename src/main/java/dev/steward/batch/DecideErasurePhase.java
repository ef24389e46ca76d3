package dev.steward.batch;

import dev.steward.erasure.StoredPlan;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.store.WorkUnit;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Settles what is erased: once, in one unit, when all rows of all people are known. */
final class DecideErasurePhase implements PhasePlanner, UnitWork {
  private final ErasureRuns runs;

  DecideErasurePhase(ErasureRuns runs) {
    this.runs = runs;
  }

  @Override
  public Optional<String> basis(long jobInstanceId) throws IOException {
    // once decided it stays: what was erased since cannot be found again
    return runs.isDecided(jobInstanceId) || runs.canDecide(jobInstanceId)
        ? Optional.of("all rows of all people")
        : Optional.empty();
  }

  @Override
  public List<Split> units(long jobInstanceId) {
    return List.of(new Split("decisions", "", -1));
  }

  @Override
  public UnitOutput work(WorkUnit unit) throws SourceException, IOException {
    StoredPlan plan = runs.decide(unit.jobInstanceId());
    return new UnitOutput(plan.toBytes(), plan.rows().size());
  }
}
