package dev.steward.cli;

import dev.steward.request.RegisteredRequest;
import java.time.LocalDate;
import picocli.CommandLine.Command;

/** {@code steward request release ID}. */
@Command(
    name = "release",
    description = "Lets a request that is on hold go on.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: steward request release REQ-2026-0001 --config steward.yml"})
final class RequestReleaseCommand extends RequestChange {
  @Override
  RegisteredRequest changed(RegisteredRequest request, LocalDate today) {
    return request.released();
  }
}
