package dev.steward.batch;

import dev.steward.nightly.Night;
import dev.steward.nightly.NightPart;
import dev.steward.nightly.PartOutcome;
import dev.steward.nightly.PartOutcome.Status;
import dev.steward.store.Run;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.AbstractStep;
import org.springframework.batch.core.step.StepExecution;

/**
 * A part of the night: the run of another job of the same date and number, under that job's own
 * lease. However it ends is an outcome and no failure of the step. A part that is complete is taken
 * over as it is.
 */
final class NightPartStep extends AbstractStep {
  private final Night night;
  private final NightPart part;
  private final Supplier<JobRunner> runner;
  private final StopSignal stop;

  /**
   * @param runner asked for when the part begins: it knows this step's job too
   */
  NightPartStep(
      JobRepository repository,
      Night night,
      NightPart part,
      Supplier<JobRunner> runner,
      StopSignal stop) {
    super(repository);
    this.night = night;
    this.part = part;
    this.runner = runner;
    this.stop = stop;
    setName(part.jobName());
    setAllowStartIfComplete(true);
  }

  @Override
  protected void doExecute(StepExecution step) {
    if (stop.isRequested()) {
      step.setTerminateOnly();
      return;
    }
    Optional<NightPart> missing = night.missingFor(part);
    if (missing.isPresent()) {
      night.ended(
          PartOutcome.without(
              part,
              Status.NOT_BEGUN,
              List.of("waits for " + missing.get().jobName() + ", which is not complete")));
      return;
    }
    RunContext context = RunContext.of(step);
    RunOutcome outcome =
        runner
            .get()
            .run(
                new JobRequest(
                    part.jobName(), Optional.of(context.asOf()), OptionalInt.of(context.number())));
    if (outcome instanceof RunOutcome.Stopped) {
      step.setTerminateOnly();
      return;
    }
    night.ended(ended(outcome));
  }

  private PartOutcome ended(RunOutcome outcome) {
    if (outcome instanceof RunOutcome.Complete complete) {
      return published(Status.COMPLETE, complete.run(), List.of(), complete.run().findings());
    }
    if (outcome instanceof RunOutcome.Incomplete incomplete) {
      return published(Status.INCOMPLETE, incomplete.run(), incomplete.run().findings(), List.of());
    }
    if (outcome instanceof RunOutcome.Awaiting awaiting) {
      return published(Status.AWAITING, awaiting.run(), List.of(), awaiting.run().findings());
    }
    return PartOutcome.without(part, Status.FAILED, reasons(outcome));
  }

  private PartOutcome published(
      Status status, Run run, List<String> failures, List<String> findings) {
    return new PartOutcome(
        part, status, run.summary(), part.jobName() + "/" + run.label(), failures, findings);
  }

  private static List<String> reasons(RunOutcome outcome) {
    if (outcome instanceof RunOutcome.Failed failed) {
      return failed.reasons();
    }
    if (outcome instanceof RunOutcome.RunningElsewhere elsewhere) {
      return List.of("is running: " + elsewhere.lease().owner().displayName());
    }
    if (outcome instanceof RunOutcome.RulesChanged) {
      return List.of("began with other sources, tables or rules");
    }
    if (outcome instanceof RunOutcome.KeyChanged) {
      return List.of("began under another key");
    }
    throw new IllegalStateException("No outcome of a part: " + outcome.getClass().getSimpleName());
  }
}
