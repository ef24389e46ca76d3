package dev.steward.page;

import java.util.List;

/**
 * What the index shows: of each job its latest run, and how things went over the last ones.
 *
 * @param asOf the day of the latest run; empty where nothing was ever published
 * @param headline how much needs a person
 * @param completeness whether the latest runs did all they should
 * @param needs what needs a person, by job
 * @param jobs the latest run of each job
 * @param runs all jobs' latest runs, the last one first
 */
record IndexFacts(
    String asOf,
    String headline,
    String completeness,
    List<Need> needs,
    List<RunFacts> jobs,
    InventoryTrend inventory,
    Figure consent,
    Shortlist.Listed<PastRun> runs) {

  /** What a run found that needs a person. */
  record Need(RunFacts run, List<Finding> findings, long count, String countShown) {}

  /** Inventories over the last runs. */
  record InventoryTrend(Figure undeclared, Figure drift) {}

  /** A run in the list of all. */
  record PastRun(
      String title,
      String name,
      String href,
      String state,
      String tone,
      Cell unreadable,
      long findings,
      long failures) {}
}
