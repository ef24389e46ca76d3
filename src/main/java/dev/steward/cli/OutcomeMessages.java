package dev.steward.cli;

import dev.steward.batch.JobRequest;
import dev.steward.batch.RunOutcome;
import dev.steward.files.FileStore;
import dev.steward.store.Lease;
import dev.steward.store.Run;
import java.io.IOException;
import java.io.PrintWriter;

/** Tells how a run ended: results on the one stream, what went wrong on the other. */
final class OutcomeMessages {
  private final PrintWriter out;
  private final PrintWriter err;

  OutcomeMessages(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  /**
   * @return the exit status
   */
  int tell(JobRequest request, RunOutcome outcome) {
    if (outcome instanceof RunOutcome.Complete complete) {
      return complete(complete);
    }
    if (outcome instanceof RunOutcome.Incomplete incomplete) {
      return incomplete(incomplete.run());
    }
    if (outcome instanceof RunOutcome.Awaiting awaiting) {
      return awaiting(awaiting.run());
    }
    if (outcome instanceof RunOutcome.Failed failed) {
      err.println(request.jobName() + " failed; the same command goes on where it stopped:");
      failed.reasons().forEach(reason -> err.println("  " + reason));
      return ExitStatus.FAILED;
    }
    if (outcome instanceof RunOutcome.Stopped) {
      err.println(
          request.jobName() + " was stopped at a checkpoint; the same command goes on from there.");
      return ExitStatus.STOPPED;
    }
    if (outcome instanceof RunOutcome.RulesChanged changed) {
      err.println(
          request.jobName()
              + " "
              + changed.run().label()
              + " began with other sources, tables or rules; nothing was started. Go on with that"
              + " configuration, or start another run with run="
              + (changed.run().number() + 1)
              + ".");
      return ExitStatus.WRONG_USAGE;
    }
    if (outcome instanceof RunOutcome.KeyChanged changed) {
      err.println(
          request.jobName()
              + " "
              + changed.run().label()
              + " began under another key (steward.pseudonym-key, or store.key in steward.home where"
              + " none is configured), with which it sealed what it did; nothing was started. Go on"
              + " with that key, or start another run with run="
              + (changed.run().number() + 1)
              + ".");
      return ExitStatus.WRONG_USAGE;
    }
    if (outcome instanceof RunOutcome.RunningElsewhere elsewhere) {
      Lease lease = elsewhere.lease();
      err.println(
          lease.jobName()
              + " is running: "
              + lease.owner().displayName()
              + ", since "
              + lease.acquiredAt()
              + ", last heartbeat "
              + lease.heartbeatAt()
              + ".");
      return ExitStatus.RUNNING_ELSEWHERE;
    }
    throw new IllegalStateException("No such outcome");
  }

  private int complete(RunOutcome.Complete complete) {
    Run run = complete.run();
    out.println(
        run.jobName()
            + " "
            + run.label()
            + (complete.before()
                ? " is already complete: nothing to do (run="
                    + (run.number() + 1)
                    + " starts another run of this date)"
                : " is complete"));
    results(run);
    if (run.findings().isEmpty()) {
      return ExitStatus.COMPLETED;
    }
    out.println("Findings that need a person:");
    run.findings().forEach(finding -> out.println("  " + finding));
    return ExitStatus.FINDINGS;
  }

  private void results(Run run) {
    out.println(run.summary());
    if (run.jobName().equals(JobNames.NIGHTLY)) {
      run.report().ifPresent(this::parts);
    }
    run.report().ifPresent(report -> out.println("Reports: " + report));
  }

  private void parts(String report) {
    try {
      NightTable.of(report).print(out);
      out.println("Page: " + page(report));
    } catch (IOException e) {
      err.println("Its parts cannot be listed: " + FileStore.reason(e));
    }
  }

  /** Beside the folders of the jobs. */
  private static String page(String report) {
    String job = report.substring(0, report.lastIndexOf('/'));
    return job.substring(0, job.lastIndexOf('/')) + "/index.html";
  }

  private int awaiting(Run run) {
    results(run);
    out.println(run.jobName() + " " + run.label() + " has changed nothing; it waits for a person:");
    run.findings().forEach(finding -> out.println("  " + finding));
    return ExitStatus.FINDINGS;
  }

  private int incomplete(Run run) {
    results(run);
    err.println(
        run.jobName()
            + " "
            + run.label()
            + " is incomplete; the same command does what is missing:");
    run.findings().forEach(failure -> err.println("  " + failure));
    return ExitStatus.FAILED;
  }
}
