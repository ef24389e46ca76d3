package dev.steward.batch;

import dev.steward.audit.AuditAction;
import dev.steward.audit.AuditEvent;
import dev.steward.files.FileStore;
import dev.steward.report.PublishedReport;
import dev.steward.store.AuditTrail;
import dev.steward.store.Run;
import dev.steward.store.Runs;
import java.io.IOException;
import java.util.Map;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Publishes the run, unless it is published completely, and says whether anything is missing. */
final class PublishStep implements Tasklet {
  static final ExitStatus INCOMPLETE = new ExitStatus("INCOMPLETE");

  private final Publisher publisher;
  private final Runs runs;
  private final AuditTrail audit;
  private final StopSignal stop;

  PublishStep(Publisher publisher, Runs runs, AuditTrail audit, StopSignal stop) {
    this.publisher = publisher;
    this.runs = runs;
    this.audit = audit;
    this.stop = stop;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext context)
      throws IOException {
    if (stop.isRequested()) {
      contribution.getStepExecution().setTerminateOnly();
      return RepeatStatus.FINISHED;
    }
    long instance = RunContext.of(contribution.getStepExecution()).jobInstanceId();
    Run run =
        runs.find(instance).orElseThrow(() -> new IllegalStateException("The run is not recorded"));
    if (run.isComplete()) {
      return RepeatStatus.FINISHED; // killed after its publication: the parts may be gone
    }
    Published published = publisher.publish(run);
    record(published);
    runs.published(
        instance,
        published.status(),
        published.report(),
        published.summary(),
        published.failures().isEmpty() ? published.findings() : published.failures());
    if (!published.isComplete()) {
      contribution.setExitStatus(INCOMPLETE);
    }
    return RepeatStatus.FINISHED;
  }

  private void record(Published published) throws IOException {
    PublishedReport report =
        PublishedReport.open(FileStore.of(published.report(), Map.of()), published.report());
    audit.record(
        AuditEvent.of(
            AuditAction.PUBLISHED, report.place(), published.status(), report.manifestSha256()));
  }
}
