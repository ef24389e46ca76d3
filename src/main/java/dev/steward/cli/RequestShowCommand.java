package dev.steward.cli;

import dev.steward.request.RegisteredRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code steward request show ID}. */
@Command(
    name = "show",
    description = "Shows a request; what names the person is masked.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: steward request show REQ-2026-0001 --reveal --config steward.yml"})
final class RequestShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin(name = "configuration")
  private ConfigurationOptions configuration = new ConfigurationOptions();

  @Parameters(index = "0", paramLabel = "ID")
  private String id = "";

  @Option(
      names = "--reveal",
      description = "Shows the identifier, the note and what is to be set right.")
  private boolean reveal;

  @Override
  public Integer call() throws Exception {
    try (RequestOffice office = RequestOffice.open(configuration)) {
      RegisteredRequest request =
          office
              .register()
              .find(id)
              .orElseThrow(
                  () -> new ParameterException(spec.commandLine(), "No such request: " + id));
      RequestLines.all(request, office.today(), reveal)
          .forEach(spec.commandLine().getOut()::println);
      return ExitStatus.COMPLETED;
    }
  }
}
