package dev.steward.batch;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a user asks to run.
 *
 * @param asOf empty: the unfinished run of the last day where there is one, otherwise today
 * @param number of the run of that date; empty as well
 * @param confirm the hash of the plan that a person has agreed to; empty for none
 */
public record JobRequest(
    String jobName, Optional<LocalDate> asOf, OptionalInt number, Optional<String> confirm) {
  /** A request that confirms nothing. */
  public JobRequest(String jobName, Optional<LocalDate> asOf, OptionalInt number) {
    this(jobName, asOf, number, Optional.empty());
  }
}
