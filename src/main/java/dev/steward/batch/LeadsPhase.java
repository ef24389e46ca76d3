package dev.steward.batch;

import dev.steward.eligibility.LeadDecider;
import dev.steward.shuffle.Part;
import dev.steward.shuffle.PartWriter;
import dev.steward.shuffle.Parts;
import dev.steward.source.Split;
import dev.steward.store.WorkUnit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides about leads, each as its contact. */
final class LeadsPhase implements PhasePlanner, UnitWork {
  private final EligibilityRuns runs;

  LeadsPhase(EligibilityRuns runs) {
    this.runs = runs;
  }

  @Override
  public Optional<String> basis(long jobInstanceId) throws IOException {
    EligibilityRun run = runs.of(jobInstanceId);
    return run.settings().decidesLeads() && run.isDone(EligibilityRun.DECIDE)
        ? DecidePhase.basis(run)
        : Optional.empty();
  }

  @Override
  public List<Split> units(long jobInstanceId) throws IOException {
    EligibilityRun run = runs.of(jobInstanceId);
    return RangeSplit.of(parts(run).weights(run.knownRanges().count()), run.settings().unitBytes());
  }

  @Override
  public UnitOutput work(WorkUnit unit) throws IOException {
    EligibilityRun run = runs.of(unit.jobInstanceId());
    try (PartWriter part = run.store(EligibilityRun.LEADS).draft(unit.seq(), run.knownRanges())) {
      long rows =
          new LeadDecider(run.settings(), run.asOf())
              .decide(
                  parts(run),
                  run.inputs().decidable(run.read()),
                  RangeSplit.run(unit.split()),
                  "leads-%05d".formatted(unit.seq()),
                  run.reportParts(),
                  part);
      part.finish();
      return UnitOutput.drafted(rows);
    }
  }

  private static Parts parts(EligibilityRun run) throws IOException {
    List<Part> parts = new ArrayList<>(run.named().parts());
    parts.addAll(run.parts(EligibilityRun.DECIDE).parts());
    return new Parts(parts);
  }
}
