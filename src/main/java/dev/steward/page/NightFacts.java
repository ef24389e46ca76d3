package dev.steward.page;

import java.util.List;

/** How the parts of a night ended. */
record NightFacts(List<Part> parts, List<String> notes) {
  private static final int MOST = 50;

  /**
   * A part.
   *
   * @param href the page of its run, from the folder of all reports; empty where it published
   *     nothing
   */
  record Part(
      String title,
      String state,
      String tone,
      Cell summary,
      long findings,
      long failures,
      String href) {}

  static NightFacts of(RunReports reports) {
    Shortlist<Part> parts = Shortlist.inOrder(MOST);
    reports.each("summary", row -> parts.add(part(row)));
    return new NightFacts(parts.listed().items(), reports.notes());
  }

  private static Part part(NamedRow row) {
    String status = row.raw("status");
    String tone = Words.group("state", status);
    return new Part(
        Words.of("job", row.raw("part")),
        Words.of("state", status),
        tone.isEmpty() ? "alarm" : tone,
        row.cell("summary"),
        row.number("findings"),
        row.number("failures"),
        page(row.raw("report")));
  }

  /** Only what is the folder of a run has a page. */
  private static String page(String folder) {
    int slash = folder.indexOf('/');
    if (slash < 0 || !ReportPages.JOBS.contains(folder.substring(0, slash))) {
      return "";
    }
    return RunFolder.parse(folder.substring(0, slash), folder.substring(slash + 1))
        .map(RunFolder::page)
        .orElse("");
  }
}
