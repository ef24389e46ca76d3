package dev.steward.processing;

import dev.steward.catalog.EraseRule;
import java.util.Optional;

/** How long rows are kept that erasure may not delete. */
final class RetentionInWords {
  private RetentionInWords() {}

  static Optional<String> of(EraseRule rule) {
    if (rule instanceof EraseRule.Retain retain) {
      return Optional.of(
          retain.basis()
              + retain
                  .until()
                  .map(
                      until ->
                          ": until %s%s + %s"
                              .formatted(
                                  until.fromEndOfYear() ? "end of the year of " : "",
                                  until.column(),
                                  until.plus()))
                  .orElse(": without an end"));
    }
    if (rule instanceof EraseRule.Follow follow) {
      return Optional.of("as " + follow.of());
    }
    return Optional.empty();
  }
}
