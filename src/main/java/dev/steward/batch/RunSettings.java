package dev.steward.batch;

import dev.steward.report.ManifestHeader;
import dev.steward.store.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What a run needs to know of the configuration.
 *
 * @param configurationSha256 of all of it, with secrets masked
 * @param rulesSha256 of what must not change between the tries of a run
 * @param zone in which a day begins and ends
 * @param leaseExpiry how long a lost process holds up its successor
 * @param threads number of units worked on at a time
 * @param version of Steward
 * @param build tells builds of one version apart
 */
public record RunSettings(
    String configurationSha256,
    String rulesSha256,
    ZoneId zone,
    Duration leaseExpiry,
    int threads,
    String version,
    String build) {
  public RunSettings {
    if (threads < 1) {
      throw new IllegalArgumentException("Work needs a thread: " + threads);
    }
    if (leaseExpiry.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("A lease holds for a second or more: " + leaseExpiry);
    }
  }

  /** What a manifest says of a run that publishes at this moment, under the name of a job. */
  ManifestHeader header(
      String job, Run run, Instant finished, List<String> failures, List<String> findings) {
    return new ManifestHeader(
        job,
        run.asOf(),
        run.number(),
        failures.isEmpty() ? ManifestHeader.Status.COMPLETE : ManifestHeader.Status.INCOMPLETE,
        run.beganAt(),
        finished,
        version,
        configurationSha256,
        failures,
        findings);
  }
}
