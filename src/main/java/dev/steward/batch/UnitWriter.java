package dev.steward.batch;

import dev.steward.store.UnitOutcome;
import dev.steward.store.WorkUnit;
import java.io.IOException;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Makes a unit's draft its part and stores its result, in the transaction of the checkpoint. */
final class UnitWriter implements ItemWriter<FinishedUnit> {
  private final Workspace workspace;
  private final CurrentPartition partition;

  UnitWriter(Workspace workspace, CurrentPartition partition) {
    this.workspace = workspace;
    this.partition = partition;
  }

  @Override
  public void write(Chunk<? extends FinishedUnit> chunk) throws IOException {
    partition.held().ifPresent(HeldPartition::confirm);
    for (FinishedUnit finished : chunk) {
      WorkUnit unit = finished.unit();
      if (finished.outcome() instanceof UnitOutcome.Done) {
        // sealed before the commit: a part without result is replaced, a result without part is
        // lost
        workspace.parts(unit.jobInstanceId(), unit.step()).seal(unit.seq());
      }
      workspace.plan(unit.jobInstanceId(), unit.step()).record(unit.seq(), finished.outcome());
    }
  }
}
