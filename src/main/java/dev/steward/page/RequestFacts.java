package dev.steward.page;

import java.util.List;

/**
 * The clock of Art. 12(3).
 *
 * @param soon open, and due within seven days
 * @param first the most urgent ones
 */
record RequestFacts(
    long total,
    long open,
    long overdue,
    long soon,
    long inTime,
    long late,
    Shortlist.Listed<Request> first,
    Figure byType,
    List<String> notes) {

  /**
   * A request.
   *
   * @param tone of its state
   */
  record Request(
      Cell id,
      String type,
      Cell subject,
      String received,
      String due,
      String clock,
      String state,
      String tone,
      Cell reason,
      int urgency,
      long daysLeft) {}
}
