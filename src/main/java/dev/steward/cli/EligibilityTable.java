package dev.steward.cli;

import dev.steward.eligibility.Reports;
import dev.steward.report.PublishedReport;
import dev.steward.report.ReportSchema;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The activities of a published eligibility: how many may be in each, and why others may not. */
final class EligibilityTable {
  private static final String LINE = "%-20s %-18s %8s %8s %10s  %s%n";

  private final List<List<@Nullable Object>> summary;
  private final Map<Object, List<String>> reasons;

  private EligibilityTable(
      List<List<@Nullable Object>> summary, Map<Object, List<String>> reasons) {
    this.summary = summary;
    this.reasons = reasons;
  }

  /** That of the latest publication. */
  static EligibilityTable latest(String reports) throws IOException {
    PublishedReport report = PublishedReport.latest(reports, JobNames.CONSENT_ELIGIBILITY);
    Map<Object, List<String>> reasons = new LinkedHashMap<>();
    for (List<@Nullable Object> row : rows(report, Reports.REASONS)) {
      if (!"eligible".equals(row.get(1))) {
        reasons
            .computeIfAbsent("" + row.get(0), activity -> new ArrayList<>())
            .add(row.get(2) + " " + row.get(1));
      }
    }
    return new EligibilityTable(rows(report, Reports.SUMMARY), reasons);
  }

  private static List<List<@Nullable Object>> rows(PublishedReport report, ReportSchema schema)
      throws IOException {
    List<List<@Nullable Object>> all = new ArrayList<>();
    report.forEachRow(schema.name(), all::add);
    return all;
  }

  void print(PrintWriter out) {
    ReportSchema schema = Reports.SUMMARY;
    out.printf(LINE, "activity", "required level", "members", "eligible", "ineligible", "because");
    for (List<@Nullable Object> row : summary) {
      Object activity = "" + row.get(schema.indexOf("activity"));
      out.printf(
          LINE,
          activity,
          row.get(schema.indexOf("required_level")),
          row.get(schema.indexOf("members")),
          row.get(schema.indexOf("eligible")),
          row.get(schema.indexOf("ineligible")),
          String.join(", ", reasons.getOrDefault(activity, List.of())));
    }
    out.flush();
  }
}
