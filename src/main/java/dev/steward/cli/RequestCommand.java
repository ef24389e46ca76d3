package dev.steward.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code steward request ACTION}: the register of subject requests. */
@Command(
    name = "request",
    description = "The register of requests of data subjects.",
    synopsisSubcommandLabel = "ACTION",
    mixinStandardHelpOptions = true,
    subcommands = {
      RequestAddCommand.class,
      RequestListCommand.class,
      RequestShowCommand.class,
      RequestVerifyCommand.class,
      RequestDecideCommand.class,
      RequestExtendCommand.class,
      RequestHoldCommand.class,
      RequestReleaseCommand.class,
      RequestRejectCommand.class,
      RequestLiftCommand.class
    },
    footer = {
      "",
      "Exit status: 0 done, 1 the register cannot be used, 2 wrong usage, or a change that the request",
      "does not admit.",
      "",
      "Example: steward request list --config steward.yml"
    })
final class RequestCommand implements Runnable {
  @Spec private CommandSpec spec;

  private RequestCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name an action");
  }
}
