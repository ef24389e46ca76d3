package dev.steward.cli;

import dev.steward.request.RegisteredRequest;
import dev.steward.request.RequestState;
import java.time.LocalDate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code steward request reject ID --reason TEXT}. */
@Command(
    name = "reject",
    description = "Refuses a request for good, as the person has been told (Art. 12(4)).",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: steward request reject REQ-2026-0001 --reason \"manifestly unfounded\" --config steward.yml"
    })
final class RequestRejectCommand extends RequestChange {
  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "What the person was told; it stands in reports.")
  private String reason = "";

  @Override
  RegisteredRequest changed(RegisteredRequest request, LocalDate today) {
    return request.become(RequestState.REJECTED, today, reason);
  }
}
