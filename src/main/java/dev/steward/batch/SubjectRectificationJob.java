package dev.steward.batch;

import dev.steward.audit.AuditAction;
import dev.steward.batch.JobRuntime.Equipment;
import dev.steward.request.RequestType;
import dev.steward.store.Runs;
import dev.steward.subject.SubjectGraph;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code subject-rectification}: finds all rows of the people who ask for a correction, settles
 * which cells are wrong, puts them right, looks at them again, and reports. {@code
 * subject-rectification-plan} stops before anything is changed.
 */
@Configuration(proxyBeanMethods = false)
class SubjectRectificationJob {
  private static final String NAME = "subject-rectification";

  @Bean
  Job subjectRectification(
      JobParts parts, Workspace workspace, Runs runs, Equipment equipment, CurrentLease lease) {
    RectificationRuns of = runs(parts, workspace, runs, equipment, lease);
    List<Step> steps = settled(parts, of);
    steps.add(parts.action("begin", of::begin));
    for (int rank = 0; rank < of.ranks(); rank++) {
      ApplyPhase apply =
          new ApplyPhase(
              of, rank, parts.ownTransaction(), parts.audit(), AuditAction.RECTIFICATION_APPLIED);
      steps.add(parts.plan(RankedChanges.step(rank), apply, apply));
      steps.add(parts.units(RankedChanges.step(rank), apply));
    }
    CheckPhase check = new CheckPhase(of, parts.ownTransaction());
    steps.add(parts.plan(RectificationRuns.VERIFY, check, check));
    steps.add(parts.units(RectificationRuns.VERIFY, check));
    return parts.job(NAME, steps, publish(parts, of, false, equipment), parts.clear(it -> {}));
  }

  @Bean
  Job subjectRectificationPlan(
      JobParts parts, Workspace workspace, Runs runs, Equipment equipment, CurrentLease lease) {
    RectificationRuns of = runs(parts, workspace, runs, equipment, lease);
    return parts.job(
        NAME + "-plan",
        settled(parts, of),
        publish(parts, of, true, equipment),
        parts.clear(it -> {}));
  }

  private static List<Step> settled(JobParts parts, RectificationRuns of) {
    List<Step> steps = new ArrayList<>(SubjectSearch.steps(parts, of.subjects()));
    SettlePhase decide = new SettlePhase(of.subjects(), RectificationRuns.DECIDE, of::decide);
    steps.add(parts.plan(RectificationRuns.DECIDE, decide));
    steps.add(parts.units(RectificationRuns.DECIDE, decide));
    return steps;
  }

  private static Step publish(
      JobParts parts, RectificationRuns of, boolean planOnly, Equipment equipment) {
    return parts.publish(new RectificationPublisher(of, planOnly, equipment));
  }

  private static RectificationRuns runs(
      JobParts parts, Workspace workspace, Runs runs, Equipment equipment, CurrentLease lease) {
    SubjectRuns subjects =
        new SubjectRuns(
            EnumSet.of(RequestType.RECTIFICATION),
            SubjectGraph.of(equipment.catalog()),
            workspace,
            runs,
            equipment.sources(),
            RequestDesk.of(equipment, parts));
    return new RectificationRuns(
        subjects, equipment.catalog(), equipment.requests().forms(), lease::check);
  }
}
