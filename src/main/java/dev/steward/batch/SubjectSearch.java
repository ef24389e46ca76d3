package dev.steward.batch;

import static dev.steward.batch.SubjectRun.ASKED;
import static dev.steward.batch.SubjectRun.NAMED;
import static dev.steward.batch.SubjectRun.PEOPLE;

import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.core.step.Step;

/**
 * The phases with which every job about people begins: takes requests in, tells whom they mean, and
 * finds all rows of those people, each table read once for all of them.
 */
final class SubjectSearch {
  private SubjectSearch() {}

  static List<Step> steps(JobParts parts, SubjectRuns of) {
    List<Step> steps = new ArrayList<>();
    steps.add(parts.action("intake", of::takeRequests));
    steps.addAll(phase(parts, ASKED, new AskedPhase(of)));
    NamedPhase named = new NamedPhase(of, parts.ownTransaction());
    steps.addAll(List.of(parts.plan(NAMED, named, named), parts.units(NAMED, named)));
    steps.addAll(phase(parts, PEOPLE, new PeoplePhase(of)));
    steps.add(parts.action("resolved", of::tellWhomRequestsMean));
    for (SearchStage stage : of.stages()) {
      steps.addAll(phase(parts, stage.keysStep(), new KeysPhase(of, stage)));
      FindPhase find = new FindPhase(of, stage, parts.ownTransaction());
      steps.add(parts.plan(stage.findStep(), find, find));
      steps.add(parts.units(stage.findStep(), find));
    }
    return steps;
  }

  private static <T extends PhasePlanner & UnitWork> List<Step> phase(
      JobParts parts, String step, T phase) {
    return List.of(parts.plan(step, phase), parts.units(step, phase));
  }
}
