package dev.steward.cli;

import dev.steward.request.RegisteredRequest;
import dev.steward.request.RequestState;
import java.time.LocalDate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code steward request hold ID --reason TEXT}. */
@Command(
    name = "hold",
    description = "Halts a request; its clock runs on.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: steward request hold REQ-2026-0001 --reason \"legal claim\" --config steward.yml"
    })
final class RequestHoldCommand extends RequestChange {
  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why; it stands in reports.")
  private String reason = "";

  @Override
  RegisteredRequest changed(RegisteredRequest request, LocalDate today) {
    return request.become(RequestState.ON_HOLD, today, reason);
  }
}
