package dev.steward.batch;

import dev.steward.batch.JobRuntime.Equipment;
import dev.steward.core.PseudonymKey;
import dev.steward.export.BundleWriter;
import dev.steward.request.Pseudonyms;
import dev.steward.request.RequestType;
import dev.steward.store.Runs;
import dev.steward.subject.SubjectGraph;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * {@code subject-export}: removes bundles that have expired, takes requests in, tells whom they
 * mean, finds all rows of those people, puts a bundle together for each request, and publishes.
 */
@Configuration(proxyBeanMethods = false)
class SubjectExportJob {
  private static final String NAME = "subject-export";

  @Bean
  Job subjectExport(JobParts parts, Workspace workspace, Runs runs, Equipment equipment) {
    PseudonymKey key = equipment.pseudonymKey().orElseThrow();
    JdbcTemplate jdbc = new JdbcTemplate(equipment.controlStore());
    Clock clock = equipment.clock().withZone(equipment.settings().zone());
    SubjectRuns of =
        new SubjectRuns(
            EnumSet.of(RequestType.ACCESS, RequestType.PORTABILITY),
            SubjectGraph.of(equipment.catalog()),
            workspace,
            runs,
            equipment.sources(),
            RequestDesk.of(equipment, parts));
    Pseudonyms pseudonyms = new Pseudonyms(key);
    BundleExpiry expiry =
        new BundleExpiry(
            equipment.reports(),
            runs,
            workspace,
            parts.ownTransaction(),
            equipment.export().keepFor(),
            equipment.clock(),
            parts.audit());
    AssemblePhase assemble =
        new AssemblePhase(
            of,
            new BundleWriter(workspace.files(), equipment.catalog(), equipment.export()),
            pseudonyms);
    List<Step> phases = new ArrayList<>();
    phases.add(parts.action("expire", expiry::remove));
    phases.addAll(SubjectSearch.steps(parts, of));
    phases.add(parts.plan(AssemblePhase.STEP, assemble));
    phases.add(parts.units(AssemblePhase.STEP, assemble));
    return parts.job(
        NAME,
        phases,
        parts.publish(
            new SubjectExportPublisher(
                of,
                new AnswerDesk(jdbc, parts.ownTransaction(), key, clock, parts.audit()),
                expiry,
                equipment.reports(),
                pseudonyms,
                equipment.settings(),
                equipment.clock())),
        parts.clear(instance -> {}));
  }
}
