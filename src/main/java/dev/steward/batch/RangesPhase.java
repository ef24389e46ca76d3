package dev.steward.batch;

import dev.steward.eligibility.KeyDrawing;
import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.store.WorkUnit;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Cuts the ranges of keys by which all else is cut: once a run, in one unit. */
final class RangesPhase implements PhasePlanner, UnitWork {
  private final EligibilityRuns runs;

  RangesPhase(EligibilityRuns runs) {
    this.runs = runs;
  }

  @Override
  public Optional<String> basis(long jobInstanceId) {
    return Optional.of("samples of keys");
  }

  @Override
  public List<Split> units(long jobInstanceId) {
    return List.of(new Split("samples of keys", "", -1));
  }

  @Override
  public UnitOutput work(WorkUnit unit) throws SourceException, IOException {
    EligibilityRun run = runs.of(unit.jobInstanceId());
    return new UnitOutput(new KeyDrawing(run.settings(), run.inputs()).ranges().toBytes(), 0);
  }
}
