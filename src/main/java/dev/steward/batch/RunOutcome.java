package dev.steward.batch;

import dev.steward.store.Lease;
import dev.steward.store.Run;
import java.util.List;

/** How a request to run a job ended. */
public sealed interface RunOutcome {
  /** The run is complete; by this request or, where {@code before}, by an earlier one. */
  record Complete(Run run, boolean before) implements RunOutcome {}

  /** Published, though not all could be processed: {@code run.findings()} says what. */
  record Incomplete(Run run) implements RunOutcome {}

  /** Published its plan, and waits for a person to confirm it. */
  record Awaiting(Run run) implements RunOutcome {}

  /** Failed before it could publish. */
  record Failed(List<String> reasons) implements RunOutcome {
    public Failed {
      reasons = List.copyOf(reasons);
    }
  }

  /** Stopped at a checkpoint. */
  record Stopped() implements RunOutcome {}

  /** Another process is running a job here. */
  record RunningElsewhere(Lease lease) implements RunOutcome {}

  /** Refused: the configuration's rules are not those that the run began with. */
  record RulesChanged(Run run) implements RunOutcome {}

  /** Refused: what the run has stored is sealed with another key than the one at hand. */
  record KeyChanged(Run run) implements RunOutcome {}
}
