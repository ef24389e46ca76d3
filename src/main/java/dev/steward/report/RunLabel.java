package dev.steward.report;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The folder name of a run's publication: {@code 2026-11-01}, {@code 2026-11-01-run2}. */
public record RunLabel(LocalDate asOf, int run) {
  static final Comparator<RunLabel> BY_TIME =
      Comparator.comparing(RunLabel::asOf).thenComparing(RunLabel::run);

  private static final Pattern FORM =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:-run([1-9]\\d{0,8}))?");

  /** The run that a folder name stands for; empty for any other name, also that of a plan. */
  static Optional<RunLabel> parse(String folder) {
    Matcher matcher = FORM.matcher(folder);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      String run = matcher.group(2);
      return Optional.of(
          new RunLabel(LocalDate.parse(matcher.group(1)), run == null ? 1 : Integer.parseInt(run)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The folder name. */
  @Override
  public String toString() {
    return run == 1 ? asOf.toString() : asOf + "-run" + run;
  }
}
