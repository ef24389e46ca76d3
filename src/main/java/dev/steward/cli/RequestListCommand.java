package dev.steward.cli;

import dev.steward.request.RegisteredRequest;
import dev.steward.request.RequestState;
import dev.steward.request.RequestType;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code steward request list}: requests and their deadlines, without anything that names people.
 */
@Command(
    name = "list",
    description = "Lists requests in the order they were received.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: steward request list --open --type access --config steward.yml"})
final class RequestListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin(name = "configuration")
  private ConfigurationOptions configuration = new ConfigurationOptions();

  @Option(names = "--state", paramLabel = "STATE", description = "Only these; may be repeated.")
  private List<String> states = new ArrayList<>();

  @Option(names = "--type", paramLabel = "TYPE", description = "Only these; may be repeated.")
  private List<String> types = new ArrayList<>();

  @Option(names = "--open", description = "Only those that are not answered.")
  private boolean open;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "The day from which days are counted; today where left out.")
  private @Nullable String asOf;

  @Override
  public Integer call() throws Exception {
    Set<RequestState> wantedStates =
        wanted("state", states, RequestState::find, RequestState.values(), RequestState::word);
    Set<RequestType> wantedTypes =
        wanted("type", types, RequestType::find, RequestType.values(), RequestType::word);
    Optional<LocalDate> day = Optional.ofNullable(asOf).map(this::date);
    try (RequestOffice office = RequestOffice.open(configuration)) {
      print(
          office.register().all().stream()
              .filter(request -> states.isEmpty() || wantedStates.contains(request.state()))
              .filter(request -> types.isEmpty() || wantedTypes.contains(request.request().type()))
              .filter(request -> !open || request.state().isOpen())
              .toList(),
          day.orElseGet(office::today));
    }
    return ExitStatus.COMPLETED;
  }

  private void print(List<RegisteredRequest> requests, LocalDate day) {
    PrintWriter out = spec.commandLine().getOut();
    if (requests.isEmpty()) {
      out.println("No requests.");
      return;
    }
    int longest = requests.stream().mapToInt(request -> request.id().length()).max().orElse(0);
    TextTable table =
        TextTable.forColumns(
            CommandLine.Help.defaultColorScheme(Ansi.OFF),
            new Column(Math.max(longest, 7) + 2, 0, Column.Overflow.SPAN),
            new Column(18, 0, Column.Overflow.SPAN),
            new Column(26, 0, Column.Overflow.SPAN),
            new Column(10, 0, Column.Overflow.SPAN),
            new Column(12, 0, Column.Overflow.SPAN),
            new Column(12, 0, Column.Overflow.SPAN),
            new Column(11, 0, Column.Overflow.SPAN),
            new Column(12, 0, Column.Overflow.SPAN));
    table.addRowValues(
        "REQUEST", "TYPE", "STATE", "VERIFIED", "RECEIVED", "DUE", "DAYS LEFT", "ANSWERED");
    for (RegisteredRequest request : requests) {
      table.addRowValues(
          request.id(),
          request.request().type().word(),
          request.state().word(),
          request.request().identityVerified() ? "yes" : "no",
          request.request().receivedOn().toString(),
          request.deadline().dueOn().toString(),
          RequestLines.daysLeft(request, day),
          request.answeredOn().map(LocalDate::toString).orElse(""));
    }
    out.print(table);
    out.flush();
  }

  private <T> Set<T> wanted(
      String what,
      List<String> words,
      Function<String, Optional<T>> find,
      T[] all,
      Function<T, String> word) {
    Set<T> wanted = new HashSet<>();
    for (String name : words) {
      wanted.add(
          find.apply(name)
              .orElseThrow(
                  () ->
                      wrong(
                          "No such %s: %s; there is %s"
                              .formatted(
                                  what,
                                  name,
                                  Arrays.stream(all)
                                      .map(word)
                                      .collect(Collectors.joining(", "))))));
    }
    return wanted;
  }

  private LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw wrong("--as-of: expected a date as YYYY-MM-DD, not " + text);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
