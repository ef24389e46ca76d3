package dev.steward.page;

import java.util.List;

/**
 * What a run decided about activities.
 *
 * @param reconsent who may be asked for a higher level, activity by activity
 * @param conflicts contacts whose facts contradict one another
 */
record ConsentFacts(
    long members,
    long eligible,
    Shortlist.Listed<Activity> activities,
    long reconsent,
    long conflicts,
    Figure byActivity,
    List<String> notes) {

  /** An activity. */
  record Activity(
      Cell name,
      String kind,
      Cell segment,
      String level,
      long members,
      long eligible,
      String share,
      long newlyEligible,
      long newlyIneligible,
      long left,
      List<Ground> grounds) {}

  /** Why how many members may not be processed for it. */
  record Ground(String reason, long contacts) {}

  String share() {
    return Shown.percent(members == 0 ? 0 : (double) eligible / members);
  }
}
