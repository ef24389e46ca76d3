package dev.steward.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A run of a job: one date and number, however many tries it takes.
 *
 * @param jobInstanceId Spring Batch's name for it
 * @param rulesSha256 of the configuration that must not change between tries
 * @param keyCheck tells the key that the run's units and parts are sealed with from others
 * @param publishedStatus {@code complete}, {@code incomplete} or {@link #AWAITING}; empty while
 *     nothing is published
 * @param report the folder it is published in; empty while it is not
 * @param summary what it found, in a line; empty while nothing is published
 * @param findings what needs a person, a line each
 */
public record Run(
    long jobInstanceId,
    String jobName,
    LocalDate asOf,
    int number,
    String rulesSha256,
    String keyCheck,
    Instant beganAt,
    Optional<String> publishedStatus,
    Optional<String> report,
    String summary,
    List<String> findings) {
  public Run {
    findings = List.copyOf(findings);
  }

  /** The status of a run that waits for a person. */
  public static final String AWAITING = "awaiting";

  /** Whether it goes on only when a person confirms its plan. */
  public boolean isAwaiting() {
    return publishedStatus.filter(AWAITING::equals).isPresent();
  }

  /** Whether all of it is done and published. */
  public boolean isComplete() {
    return publishedStatus.filter("complete"::equals).isPresent();
  }

  /** {@code 2026-11-01}, {@code 2026-11-01-run2}: the folder's name below the job's. */
  public String label() {
    return label(asOf, number);
  }

  public static String label(LocalDate asOf, int number) {
    return number == 1 ? asOf.toString() : asOf + "-run" + number;
  }
}
