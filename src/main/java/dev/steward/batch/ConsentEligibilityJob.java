package dev.steward.batch;

import static dev.steward.batch.EligibilityRun.DECIDE;
import static dev.steward.batch.EligibilityRun.GUARDIANS;
import static dev.steward.batch.EligibilityRun.LEADS;
import static dev.steward.batch.EligibilityRun.RANGES;
import static dev.steward.batch.EligibilityRun.SCATTER;

import dev.steward.batch.JobRuntime.Equipment;
import dev.steward.eligibility.EligibilitySettings;
import dev.steward.processing.ConsentRecords;
import dev.steward.store.Runs;
import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code consent-eligibility}: takes requests in, scatters what is known of contacts by key, joins
 * guardians, decides for each activity and member, and publishes who is eligible and why.
 */
@Configuration(proxyBeanMethods = false)
class ConsentEligibilityJob {
  private static final String NAME = "consent-eligibility";

  @Bean
  Job consentEligibility(JobParts parts, Workspace workspace, Runs runs, Equipment equipment) {
    EligibilitySettings settings = equipment.eligibility().orElseThrow();
    EligibilityRuns of =
        new EligibilityRuns(
            settings,
            workspace,
            runs,
            equipment.sources(),
            RequestDesk.of(equipment, parts),
            equipment.reports(),
            equipment.pseudonymKey().orElseThrow(),
            parts.audit());
    ScatterPhase scatter = new ScatterPhase(of, parts.ownTransaction());
    List<Step> phases = new ArrayList<>();
    phases.add(parts.action("intake", of::takeRequests));
    phases.addAll(phase(parts, RANGES, new RangesPhase(of)));
    phases.addAll(List.of(parts.plan(SCATTER, scatter, scatter), parts.units(SCATTER, scatter)));
    phases.addAll(phase(parts, GUARDIANS, new GuardiansPhase(of)));
    phases.addAll(phase(parts, DECIDE, new DecidePhase(of)));
    if (settings.decidesLeads()) {
      phases.addAll(phase(parts, LEADS, new LeadsPhase(of)));
    }
    return parts.job(
        NAME,
        phases,
        parts.publish(
            new EligibilityPublisher(
                of,
                new ConsentRecords(settings, equipment.export().about()),
                equipment.settings(),
                equipment.clock())),
        parts.clear(instance -> of.of(instance).clear()));
  }

  private static <T extends PhasePlanner & UnitWork> List<Step> phase(
      JobParts parts, String step, T phase) {
    return List.of(parts.plan(step, phase), parts.units(step, phase));
  }
}
