package dev.steward.batch;

import dev.steward.source.SourceException;
import dev.steward.source.Split;
import dev.steward.store.WorkUnit;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Settles what becomes of people's rows: once, in one unit, when all rows of all people are known.
 */
final class SettlePhase implements PhasePlanner, UnitWork {
  private final SubjectRuns subjects;
  private final String step;
  private final Settling settling;

  SettlePhase(SubjectRuns subjects, String step, Settling settling) {
    this.subjects = subjects;
    this.step = step;
    this.settling = settling;
  }

  /** Makes a plan. */
  interface Settling {
    /** A plan, to be sealed and stored, and how many rows it has. */
    UnitOutput settle(long instance) throws SourceException, IOException;
  }

  @Override
  public Optional<String> basis(long jobInstanceId) throws IOException {
    SubjectRun run = subjects.of(jobInstanceId);
    // once settled it stays: what was changed since cannot be found again
    return run.isDone(step) || run.isReadWhole()
        ? Optional.of("all rows of all people")
        : Optional.empty();
  }

  @Override
  public List<Split> units(long jobInstanceId) {
    return List.of(new Split("decisions", "", -1));
  }

  @Override
  public UnitOutput work(WorkUnit unit) throws SourceException, IOException {
    return settling.settle(unit.jobInstanceId());
  }
}
