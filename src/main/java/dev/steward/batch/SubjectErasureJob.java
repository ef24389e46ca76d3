package dev.steward.batch;

import dev.steward.audit.AuditAction;
import dev.steward.batch.JobRuntime.Equipment;
import dev.steward.erasure.TellingColumns;
import dev.steward.request.Pseudonyms;
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
 * {@code subject-erasure}: finds all rows of the people who are to be erased, settles what becomes
 * of each, changes the tables, searches everything for what is left, and certifies. {@code
 * subject-erasure-plan} stops before anything is changed.
 */
@Configuration(proxyBeanMethods = false)
class SubjectErasureJob {
  private static final String NAME = "subject-erasure";

  @Bean
  Job subjectErasure(
      JobParts parts,
      Workspace workspace,
      Runs runs,
      Equipment equipment,
      Confirmation confirmation,
      CurrentLease lease) {
    ErasureRuns of = runs(parts, workspace, runs, equipment, confirmation, lease);
    List<Step> steps = new ArrayList<>(SubjectSearch.steps(parts, of.subjects()));
    steps.addAll(decide(parts, of));
    steps.add(parts.action("begin", of::begin));
    for (int rank = 0; rank < of.ranks(); rank++) {
      ApplyPhase apply =
          new ApplyPhase(
              of, rank, parts.ownTransaction(), parts.audit(), AuditAction.ERASURE_APPLIED);
      steps.add(parts.plan(RankedChanges.step(rank), apply, apply));
      steps.add(parts.units(RankedChanges.step(rank), apply));
    }
    AmendPhase amend =
        new AmendPhase(
            of,
            equipment.reports(),
            new AuditedManifests(
                parts.audit(),
                AuditAction.REPORT_AMENDING,
                AuditAction.REPORT_AMENDED,
                "a person was erased"));
    steps.add(parts.plan(AmendPhase.STEP, amend));
    steps.add(parts.units(AmendPhase.STEP, amend));
    VerifyPhase verify =
        new VerifyPhase(
            of,
            new CatalogTables(equipment.catalog(), equipment.sources(), parts.ownTransaction()));
    steps.add(parts.plan(ErasureRuns.VERIFY, verify, verify));
    steps.add(parts.units(ErasureRuns.VERIFY, verify));
    return parts.job(NAME, steps, publish(parts, of, false, equipment), parts.clear(it -> {}));
  }

  @Bean
  Job subjectErasurePlan(
      JobParts parts,
      Workspace workspace,
      Runs runs,
      Equipment equipment,
      Confirmation confirmation,
      CurrentLease lease) {
    ErasureRuns of = runs(parts, workspace, runs, equipment, confirmation, lease);
    List<Step> steps = new ArrayList<>(SubjectSearch.steps(parts, of.subjects()));
    steps.addAll(decide(parts, of));
    return parts.job(
        NAME + "-plan", steps, publish(parts, of, true, equipment), parts.clear(it -> {}));
  }

  private static List<Step> decide(JobParts parts, ErasureRuns of) {
    SettlePhase decide = new SettlePhase(of.subjects(), ErasureRuns.DECIDE, of::decide);
    return List.of(parts.plan(ErasureRuns.DECIDE, decide), parts.units(ErasureRuns.DECIDE, decide));
  }

  private static Step publish(
      JobParts parts, ErasureRuns of, boolean planOnly, Equipment equipment) {
    return parts.publish(
        new ErasurePublisher(
            of,
            new ErasureAnswers(of.subjects().desk()),
            planOnly,
            equipment.reports(),
            new Pseudonyms(equipment.pseudonymKey().orElseThrow()),
            equipment.settings(),
            equipment.clock()));
  }

  private static ErasureRuns runs(
      JobParts parts,
      Workspace workspace,
      Runs runs,
      Equipment equipment,
      Confirmation confirmation,
      CurrentLease lease) {
    SubjectGraph graph = SubjectGraph.of(equipment.catalog());
    SubjectRuns subjects =
        new SubjectRuns(
            EnumSet.of(RequestType.ERASURE),
            graph,
            workspace,
            runs,
            equipment.sources(),
            RequestDesk.of(equipment, parts),
            new TellingColumns(graph, equipment.catalog())::of);
    return new ErasureRuns(
        subjects,
        equipment.catalog(),
        equipment.requests().forms(),
        equipment.erasureLimits(),
        confirmation,
        new Pseudonyms(equipment.pseudonymKey().orElseThrow()),
        lease::check,
        parts.audit());
  }
}
