package dev.steward.batch;

import dev.steward.consent.Activity;
import dev.steward.eligibility.Decider;
import dev.steward.shuffle.PartWriter;
import dev.steward.shuffle.Parts;
import dev.steward.source.Split;
import dev.steward.store.WorkUnit;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides about contacts and accounts, and hands the standings of leads' contacts on. */
final class DecidePhase implements PhasePlanner, UnitWork {
  private final EligibilityRuns runs;

  DecidePhase(EligibilityRuns runs) {
    this.runs = runs;
  }

  @Override
  public Optional<String> basis(long jobInstanceId) throws IOException {
    return basis(runs.of(jobInstanceId));
  }

  /** The inputs that were read, where they suffice to decide anything. */
  static Optional<String> basis(EligibilityRun run) {
    Set<String> read = run.read();
    boolean guardiansJoined = !run.joins() || run.isDone(EligibilityRun.GUARDIANS);
    return guardiansJoined && !run.inputs().decidable(read).isEmpty()
        ? Optional.of(String.join("\n", read))
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
    Parts joined = run.joins() ? run.parts(EligibilityRun.GUARDIANS) : new Parts(List.of());
    List<Activity> activities = run.inputs().decidable(run.read());
    try (PartWriter part = run.store(EligibilityRun.DECIDE).draft(unit.seq(), run.knownRanges())) {
      long rows =
          new Decider(run.settings(), run.asOf())
              .decide(
                  new Decider.Input(run.named(), joined, activities),
                  RangeSplit.run(unit.split()),
                  "%05d".formatted(unit.seq()),
                  run.reportParts(),
                  part);
      part.finish();
      return UnitOutput.drafted(rows);
    }
  }
}
