package dev.steward.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder of a run's reports.
 *
 * @param label the folder's name: {@code 2026-11-01}, {@code 2026-11-01-run2}, {@code
 *     2026-11-01-plan}
 * @param plan whether it is only a plan of what would be done
 */
record RunFolder(String job, String label, LocalDate asOf, int run, boolean plan) {
  /** The earliest first. */
  static final Comparator<RunFolder> BY_TIME =
      Comparator.comparing(RunFolder::asOf)
          .thenComparingInt(RunFolder::run)
          .thenComparing(RunFolder::plan);

  private static final Pattern LABEL =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:-run([1-9]\\d{0,8}))?(-?plan)?");

  /** Empty for a folder of any other name. */
  static Optional<RunFolder> parse(String job, String label) {
    Matcher matcher = LABEL.matcher(label);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      String run = matcher.group(2);
      return Optional.of(
          new RunFolder(
              job,
              label,
              LocalDate.parse(matcher.group(1)),
              run == null ? 1 : Integer.parseInt(run),
              matcher.group(3) != null));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * The run's page, below the folder of all reports. It lies beside its folder: in it, it would be
   * a stranger.
   */
  String page() {
    return job + "/" + label + ".html";
  }

  /** The day, and what else tells the run from others. */
  String name() {
    return Shown.date(asOf) + (run == 1 ? "" : ", run " + run) + (plan ? ", plan only" : "");
  }
}
