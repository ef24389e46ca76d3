package dev.steward.batch;

import dev.steward.eligibility.GuardianJoin;
import dev.steward.eligibility.Inputs;
import dev.steward.eligibility.PreviousNames;
import dev.steward.shuffle.PartWriter;
import dev.steward.source.Split;
import dev.steward.store.WorkUnit;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Tells the children's ranges what is known of their guardians, and those of keys what was decided
 * under their pseudonyms.
 */
final class GuardiansPhase implements PhasePlanner, UnitWork {
  private final EligibilityRuns runs;

  GuardiansPhase(EligibilityRuns runs) {
    this.runs = runs;
  }

  @Override
  public Optional<String> basis(long jobInstanceId) throws IOException {
    EligibilityRun run = runs.of(jobInstanceId);
    return run.joins() && run.read().contains(Inputs.CONTACTS)
        ? Optional.of(Inputs.CONTACTS)
        : Optional.empty();
  }

  @Override
  public List<Split> units(long jobInstanceId) throws IOException {
    EligibilityRun run = runs.of(jobInstanceId);
    return RangeSplit.of(
        run.scattered().weights(run.knownRanges().count()), run.settings().unitBytes());
  }

  @Override
  public UnitOutput work(WorkUnit unit) throws IOException {
    EligibilityRun run = runs.of(unit.jobInstanceId());
    try (PartWriter part =
        run.store(EligibilityRun.GUARDIANS).draft(unit.seq(), run.knownRanges())) {
      new GuardianJoin(run.scattered(), run.settings().unitBytes())
          .join(RangeSplit.run(unit.split()), part);
      if (run.inputs().keys().translatesPrevious()) {
        new PreviousNames(run.settings(), run.asOf(), run.scattered())
            .join(RangeSplit.run(unit.split()), part);
      }
      part.finish();
      return UnitOutput.drafted(part.records());
    }
  }
}
