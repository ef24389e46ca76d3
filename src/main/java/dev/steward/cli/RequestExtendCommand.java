package dev.steward.cli;

import dev.steward.request.RegisteredRequest;
import java.time.LocalDate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code steward request extend ID --reason TEXT}. */
@Command(
    name = "extend",
    description = "Takes two more months to answer, before the first due date (Art. 12(3)).",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: steward request extend REQ-2026-0001 --reason \"many systems\" --config steward.yml"
    })
final class RequestExtendCommand extends RequestChange {
  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "What the person is told; it stands in reports.")
  private String reason = "";

  @Override
  RegisteredRequest changed(RegisteredRequest request, LocalDate today) {
    return request.extended(today, reason);
  }
}
