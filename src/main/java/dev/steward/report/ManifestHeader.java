package dev.steward.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * What a manifest says about the run that published.
 *
 * @param run 1 for the first run of an as-of date
 * @param version of Steward
 * @param configurationSha256 over the effective configuration with secrets masked
 * @param failures what could not be processed, in words without personal data; {@link
 *     Status#INCOMPLETE} has at least one
 * @param findings what needs a person, in words without personal data
 * @param pseudonymised whether people stand in it by pseudonym where they else stand by key
 */
public record ManifestHeader(
    String job,
    LocalDate asOf,
    int run,
    Status status,
    Instant started,
    Instant finished,
    String version,
    String configurationSha256,
    List<String> failures,
    List<String> findings,
    boolean pseudonymised) {
  public ManifestHeader {
    failures = List.copyOf(failures);
    findings = List.copyOf(findings);
    if (run < 1) {
      throw new IllegalArgumentException("Runs count from 1: " + run);
    }
    if (failures.isEmpty() == (status == Status.INCOMPLETE)) {
      throw new IllegalArgumentException("An incomplete run says what failed, and only that one");
    }
  }

  /** That of reports in which nobody stands by pseudonym instead of key. */
  public ManifestHeader(
      String job,
      LocalDate asOf,
      int run,
      Status status,
      Instant started,
      Instant finished,
      String version,
      String configurationSha256,
      List<String> failures,
      List<String> findings) {
    this(
        job,
        asOf,
        run,
        status,
        started,
        finished,
        version,
        configurationSha256,
        failures,
        findings,
        false);
  }

  /** Whether the reports cover all they should. */
  public enum Status {
    COMPLETE,
    INCOMPLETE;

    /** The word in the manifest. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
