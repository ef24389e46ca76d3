package dev.steward.nightly;

import static dev.steward.report.ReportType.LONG;
import static dev.steward.report.ReportType.TEXT;

import dev.steward.report.ReportColumn;
import dev.steward.report.ReportSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The report of the night about its parts. */
public final class NightReports {
  /** A row a part, in the order in which they are run. */
  public static final ReportSchema SUMMARY =
      ReportSchema.of(
          "summary",
          new ReportColumn("part", TEXT),
          new ReportColumn("status", TEXT),
          new ReportColumn("summary", TEXT),
          new ReportColumn("findings", LONG),
          new ReportColumn("failures", LONG),
          new ReportColumn("report", TEXT));

  private NightReports() {}

  /** The rows of {@link #SUMMARY}. */
  public static List<List<@Nullable Object>> summary(Night night) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (PartOutcome part : night.outcomes()) {
      rows.add(
          Arrays.asList(
              part.part().jobName(),
              part.status().word(),
              part.summary(),
              (long) part.findings().size(),
              (long) part.failures().size(),
              part.report()));
    }
    return rows;
  }
}
