package dev.steward.cli;

import dev.steward.config.StewardConfiguration;
import dev.steward.store.ControlStore;
import dev.steward.store.Lease;
import dev.steward.store.Leases;
import dev.steward.store.ProcessIdentity;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code steward stop JOB}: asks a running job to stop at its next checkpoint. */
@Command(
    name = "stop",
    description = "Asks a running JOB to stop at its next checkpoint.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: steward stop pii-inventory --config steward.yml"})
final class StopCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin(name = "configuration")
  private ConfigurationOptions configuration = new ConfigurationOptions();

  @Parameters(index = "0", paramLabel = "JOB")
  private String job = "";

  @Override
  public Integer call() throws Exception {
    if (!JobNames.ALL.contains(job)) {
      throw new ParameterException(
          spec.commandLine(),
          "No such job: " + job + "; there is " + String.join(", ", JobNames.ALL));
    }
    StewardConfiguration steward = StewardConfiguration.from(configuration.environment());
    Optional<ControlStore> store = ControlStoreAccess.forQuery(steward);
    if (store.isEmpty()) {
      return notRunning();
    }
    try (ControlStore opened = store.get()) {
      Leases leases = ControlStoreAccess.leases(opened);
      Optional<Lease> lease =
          leases.find(job).filter(found -> found.isLive(ProcessIdentity.current()));
      if (lease.isEmpty() || !leases.requestStop(job)) {
        return notRunning();
      }
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          job
              + " stops at its next checkpoint: "
              + lease.get().owner().displayName()
              + " is asked.");
      return ExitStatus.COMPLETED;
    }
  }

  private int notRunning() {
    spec.commandLine().getOut().println(job + " is not running.");
    return ExitStatus.COMPLETED;
  }
}
