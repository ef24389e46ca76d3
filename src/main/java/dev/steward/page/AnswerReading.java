package dev.steward.page;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads {@code exports} or {@code corrections}: a row a request and table, request by request. */
final class AnswerReading {
  private static final int MOST_NAMES = 20;

  /** The gravest first: the first that some row has is the request's. */
  private static final List<String> STATES =
      List.of(
          "failed",
          "ambiguous",
          "not-found",
          "rejected",
          "waits",
          "not-done",
          "planned",
          "uncertain",
          "shared",
          "elsewhere",
          "corrected",
          "completed",
          "already-so",
          "none");

  private final String rowsColumn;
  private final String otherColumn;
  private final Shortlist<AnswerFacts.Answer> answers;
  private final Set<String> withheld = new TreeSet<>();
  private @Nullable NamedRow first;
  private @Nullable String state;
  private long tables;
  private long rows;
  private long other;

  private AnswerReading(RunReports reports, String rowsColumn, String otherColumn) {
    this.answers = Shortlist.inOrder(reports.most());
    this.rowsColumn = rowsColumn;
    this.otherColumn = otherColumn;
  }

  static AnswerFacts exports(RunReports reports) {
    return read(reports, "exports", new AnswerReading(reports, "rows", "withheld_rows"));
  }

  static AnswerFacts corrections(RunReports reports) {
    return read(
        reports, "corrections", new AnswerReading(reports, "rows_matched", "rows_corrected"));
  }

  private static AnswerFacts read(RunReports reports, String report, AnswerReading reading) {
    reports.each(report, reading::row);
    reading.settle();
    return new AnswerFacts(reading.answers.listed(), reports.notes());
  }

  private void row(NamedRow row) {
    if (first == null || !first.raw("request_id").equals(row.raw("request_id"))) {
      settle();
      first = row;
    }
    tables += row.has("table") ? 1 : 0;
    rows += row.number(rowsColumn);
    other += row.number(otherColumn);
    if (row.has("withheld_columns") && withheld.size() < MOST_NAMES) {
      withheld.add(row.raw("withheld_columns").replace(";", ", "));
    }
    String status = row.raw("status");
    if (state == null || STATES.indexOf(status) < STATES.indexOf(state)) {
      state = status;
    }
  }

  private void settle() {
    NamedRow done = first;
    String settled = state;
    if (done != null && settled != null) {
      answers.add(
          new AnswerFacts.Answer(
              done.cell("request_id"),
              done.cell("subject"),
              tables,
              rows,
              other,
              Cell.of(String.join(", ", withheld)),
              done.cell("bundle"),
              Words.of("state", settled),
              STATES.contains(settled) ? Words.group("state", settled) : "alarm"));
    }
    first = null;
    state = null;
    tables = 0;
    rows = 0;
    other = 0;
    withheld.clear();
  }
}
