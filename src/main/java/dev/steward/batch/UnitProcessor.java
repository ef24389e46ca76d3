package dev.steward.batch;

import dev.steward.source.SourceChangedException;
import dev.steward.source.SourceException;
import dev.steward.store.UnitOutcome;
import dev.steward.store.WorkUnit;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Does the work on a unit and drafts its part. What goes wrong with the unit is an outcome. */
final class UnitProcessor implements ItemProcessor<WorkUnit, FinishedUnit> {
  private static final Logger log = LoggerFactory.getLogger(UnitProcessor.class);

  private final UnitWork work;
  private final Workspace workspace;

  UnitProcessor(UnitWork work, Workspace workspace) {
    this.work = work;
    this.workspace = workspace;
  }

  @Override
  public FinishedUnit process(WorkUnit unit) throws IOException {
    UnitOutput output;
    try {
      output = work.work(unit);
    } catch (SourceChangedException e) {
      return finished(unit, new UnitOutcome.Stale(Reasons.of(e)));
    } catch (SourceException | RuntimeException e) {
      return finished(unit, new UnitOutcome.Failed(Reasons.of(e)));
    }
    // a part that cannot be written is no fault of the unit's: the step fails and is restarted
    if (output.part().isPresent()) {
      workspace.parts(unit.jobInstanceId(), unit.step()).draft(unit.seq(), output.part().get());
    }
    return finished(unit, new UnitOutcome.Done(output.rows()));
  }

  private static FinishedUnit finished(WorkUnit unit, UnitOutcome outcome) {
    outcome
        .message()
        .ifPresent(
            reason ->
                log.warn(
                    "Unit {} of {}, {}: {}",
                    unit.seq(),
                    unit.table(),
                    unit.split().place(),
                    reason));
    return new FinishedUnit(unit, outcome);
  }
}
