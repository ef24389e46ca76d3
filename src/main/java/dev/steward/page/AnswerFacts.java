package dev.steward.page;

import java.util.List;

/** What became of requests whose report has a row a request and table. */
record AnswerFacts(Shortlist.Listed<Answer> answers, List<String> notes) {

  /**
   * An answer.
   *
   * @param rows that were handed out, or held the old value
   * @param other rows that were withheld, or corrected
   * @param file below the run's folder; empty for none
   */
  record Answer(
      Cell id,
      Cell subject,
      long tables,
      long rows,
      long other,
      Cell withheld,
      Cell file,
      String state,
      String tone) {}
}
