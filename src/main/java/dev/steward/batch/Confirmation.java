package dev.steward.batch;

import java.util.Optional;

/** What the person who started this process has agreed to; it is kept nowhere. */
final class Confirmation {
  private volatile Optional<String> planSha256 = Optional.empty();

  void given(Optional<String> planSha256) {
    this.planSha256 = planSha256;
  }

  /** Whether a plan was agreed to. */
  boolean admits(String planSha256) {
    return this.planSha256.filter(planSha256::equalsIgnoreCase).isPresent();
  }
}
