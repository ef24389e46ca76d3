package dev.steward.cli;

import dev.steward.request.RegisteredRequest;
import dev.steward.request.inbox.EnteredRequest;
import dev.steward.request.inbox.InboxLine;
import dev.steward.store.RequestIntake;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code steward request add}: takes a request that did not come by the inbox. */
@Command(
    name = "add",
    description = "Takes a request into the register.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Everybody on this machine can read a command line: give what names a person by a file or by",
      "standard input.",
      "",
      "Example: steward request add --type access --identifier email --value-file - --config steward.yml"
    })
final class RequestAddCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin(name = "configuration")
  private ConfigurationOptions configuration = new ConfigurationOptions();

  @Option(names = "--id", paramLabel = "ID", description = "Names it; made up where left out.")
  private @Nullable String id;

  @Option(
      names = "--type",
      required = true,
      paramLabel = "TYPE",
      description =
          "access, portability, erasure, rectification, restriction, objection, withdraw-consent")
  private String type = "";

  @Option(
      names = "--identifier",
      required = true,
      paramLabel = "KIND",
      description = "key, or a kind that tables of people declare, such as email")
  private String kind = "";

  @Option(names = "--value", paramLabel = "TEXT", description = "The identifier's value.")
  private @Nullable String value;

  @Option(
      names = "--value-file",
      paramLabel = "FILE",
      description = "A file that has it; - is stdin.")
  private @Nullable String valueFile;

  @Option(
      names = "--received-on",
      paramLabel = "DATE",
      description = "As YYYY-MM-DD; today where left out. The deadline counts from it.")
  private @Nullable String receivedOn;

  @Option(names = "--verified", description = "The person has proved who they are.")
  private boolean verified;

  @Option(names = "--note", paramLabel = "TEXT", description = "A note for the office.")
  private @Nullable String note;

  @Option(
      names = "--note-file",
      paramLabel = "FILE",
      description = "A file that has it; - is stdin.")
  private @Nullable String noteFile;

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      description = "What a rectification sets right: a category or SOURCE.TABLE.COLUMN.")
  private String target = "";

  @Option(names = "--new-value", paramLabel = "TEXT", description = "The right value.")
  private @Nullable String newValue;

  @Option(
      names = "--new-value-file",
      paramLabel = "FILE",
      description = "A file that has it; - is stdin.")
  private @Nullable String newValueFile;

  @Override
  public Integer call() throws Exception {
    EnteredRequest entered = entered();
    try (RequestOffice office = RequestOffice.open(configuration)) {
      LocalDate today = office.today();
      String name = id == null ? RequestIds.random(today) : id;
      entered.id(name).receivedOn(receivedOn == null ? today.toString() : receivedOn);
      InboxLine line =
          entered.read(
              office.configuration().catalog().identifierKinds(),
              office.configuration().requests().forms(),
              today);
      if (line instanceof InboxLine.Rejected fault) {
        throw wrong("The request is not taken: " + fault.reason());
      }
      RequestIntake.Outcome outcome = office.intake().take((InboxLine.Asked) line);
      if (!outcome.rejected().isEmpty()) {
        throw wrong("The request is not taken: " + outcome.rejected().get(0).reason());
      }
      RegisteredRequest taken = office.register().find(name).orElseThrow();
      PrintWriter out = spec.commandLine().getOut();
      out.println(name + (outcome.taken() == 1 ? " is taken." : " was taken before."));
      RequestLines.standing(taken, today).forEach(out::println);
      return ExitStatus.COMPLETED;
    }
  }

  private EnteredRequest entered() throws IOException {
    if (Stream.of(valueFile, noteFile, newValueFile).filter("-"::equals).count() > 1) {
      throw wrong("Standard input can be read for one option only");
    }
    try {
      String identifier =
          PrivateText.of(value, valueFile)
              .orElseThrow(
                  () -> new IllegalArgumentException("Missing --value TEXT or --value-file FILE"));
      return new EnteredRequest()
          .type(type)
          .identifier(kind, identifier)
          .identityVerified(verified)
          .note(PrivateText.of(note, noteFile).orElse(""))
          .correction(target, PrivateText.of(newValue, newValueFile).orElse(""));
    } catch (IllegalArgumentException e) {
      throw wrong(Objects.requireNonNullElse(e.getMessage(), ""));
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
