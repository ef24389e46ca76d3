package dev.steward.cli;

import dev.steward.request.RefusedChangeException;
import dev.steward.request.RegisteredRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command that changes one request, or tells why the request does not admit it. */
abstract class RequestChange implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin(name = "configuration")
  private ConfigurationOptions configuration = new ConfigurationOptions();

  @Parameters(index = "0", paramLabel = "ID")
  private String id = "";

  /** The request as it is to stand. */
  abstract RegisteredRequest changed(RegisteredRequest request, LocalDate today);

  /** Reads what the command needs besides the request. */
  void prepare() throws IOException {}

  @Override
  public final Integer call() throws Exception {
    prepare();
    try (RequestOffice office = RequestOffice.open(configuration)) {
      LocalDate today = office.today();
      Optional<RegisteredRequest> after =
          office.register().change(id, request -> changed(request, today));
      if (after.isEmpty()) {
        throw wrong("No such request: " + id);
      }
      RequestLines.standing(after.get(), today).forEach(spec.commandLine().getOut()::println);
      return ExitStatus.COMPLETED;
    } catch (RefusedChangeException e) {
      throw wrong(Objects.requireNonNullElse(e.getMessage(), ""));
    }
  }

  final ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
