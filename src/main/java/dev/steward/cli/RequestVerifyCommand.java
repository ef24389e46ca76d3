package dev.steward.cli;

import dev.steward.request.RegisteredRequest;
import java.time.LocalDate;
import picocli.CommandLine.Command;

/** {@code steward request verify ID}. */
@Command(
    name = "verify",
    description = "The sender of a request has proved who they are.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: steward request verify REQ-2026-0001 --config steward.yml"})
final class RequestVerifyCommand extends RequestChange {
  @Override
  RegisteredRequest changed(RegisteredRequest request, LocalDate today) {
    return request.verified();
  }
}
