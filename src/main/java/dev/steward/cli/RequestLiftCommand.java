package dev.steward.cli;

import dev.steward.request.RegisteredRequest;
import java.time.LocalDate;
import picocli.CommandLine.Command;

/** {@code steward request lift ID}. */
@Command(
    name = "lift",
    description = "Ends a restriction, objection or withdrawal from today on.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: steward request lift REQ-2026-0001 --config steward.yml"})
final class RequestLiftCommand extends RequestChange {
  @Override
  RegisteredRequest changed(RegisteredRequest request, LocalDate today) {
    return request.lifted(today);
  }
}
