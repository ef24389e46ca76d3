package dev.steward.testkit;

import dev.steward.cli.StewardCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Runs of {@code consent-eligibility} in this process, with a home and reports of their own.
 *
 * @param configuration a file that does not name them
 * @param more properties over those of the file
 */
public record EligibilityRuns(Path folder, Path configuration, List<String> more) {
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  /** Writes the configuration. */
  public static EligibilityRuns of(Path folder, String yaml) {
    try {
      return new EligibilityRuns(
          folder,
          Files.writeString(Files.createDirectories(folder).resolve("steward.yml"), yaml),
          List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a run said and published. */
  public record Result(int status, String out, String err, Path reports) {
    public ReportTable csv(String report) {
      return ReportTable.csv(reports.resolve(report + ".csv"));
    }

    /** The rows of the eligibility, each {@code activity contact reason change}. */
    public List<String> decisions() {
      return csv("eligibility").rows().stream()
          .map(
              row ->
                  "%s %s %s %s"
                      .formatted(
                          row.get("activity"),
                          row.get("contact_id"),
                          row.get("reason"),
                          row.get("change")))
          .toList();
    }
  }

  /** Runs it for a date. */
  public Result run(String asOf, String... more) {
    List<String> words =
        new ArrayList<>(List.of("run", "consent-eligibility", "as-of=" + asOf, "--quiet"));
    words.addAll(List.of(more));
    return command(asOf, words);
  }

  /** Runs another job for a date. */
  public Result runJob(String job, String asOf, String... more) {
    List<String> words = new ArrayList<>(List.of("run", job, "as-of=" + asOf, "--quiet"));
    words.addAll(List.of(more));
    Result result = command(asOf, words);
    return new Result(
        result.status(),
        result.out(),
        result.err(),
        folder.resolve("reports").resolve(job).resolve(asOf));
  }

  /** Asks something of the register of requests. */
  public Result request(String... words) {
    List<String> all = new ArrayList<>(List.of("request"));
    all.addAll(List.of(words));
    return command("none", all);
  }

  /**
   * Checks what was recorded and published.
   *
   * @param more words of the command line
   */
  public Result verify(String... more) {
    List<String> words = new ArrayList<>(List.of("verify"));
    words.addAll(List.of(more));
    return command("none", words);
  }

  /** Checks the configuration. */
  public Result check() {
    return command("none", new ArrayList<>(List.of("check")));
  }

  /** Asks for a pseudonym. */
  public Result pseudonym(String key) {
    return command("none", new ArrayList<>(List.of("pseudonym", key)));
  }

  /** Explains a person. */
  public Result explain(String... words) {
    List<String> all = new ArrayList<>(List.of("explain"));
    all.addAll(List.of(words));
    return command("none", all);
  }

  /** What the command line says over the file. */
  public List<String> properties() {
    List<String> properties = new ArrayList<>(more);
    properties.add("--steward.home=" + folder.resolve("home"));
    properties.add("--steward.reports=" + folder.resolve("reports"));
    properties.add("--steward.pseudonym-key=" + KEY);
    return properties;
  }

  private Result command(String asOf, List<String> words) {
    words.add("--config");
    words.add(configuration.toString());
    words.addAll(1, properties()); // what the words say counts over it
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        StewardCommand.execute(
            words.toArray(String[]::new),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Result(
        status,
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8),
        folder.resolve("reports/consent-eligibility").resolve(asOf));
  }
}
