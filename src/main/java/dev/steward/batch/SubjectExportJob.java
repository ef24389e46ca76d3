package dev.steward.batch;

import dev.steward.batch.JobRuntime.Equipment;
import dev.steward.request.Pseudonyms;
import dev.steward.request.RequestType;
import dev.steward.store.Runs;
import dev.steward.subject.SubjectGraph;
import java.util.EnumSet;
import org.springframework.batch.core.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * {@code subject-export}: takes requests in, tells whom they mean, finds all rows of those people,
 * and publishes what was found for each request.
 */
@Configuration(proxyBeanMethods = false)
class SubjectExportJob {
  private static final String NAME = "subject-export";

  @Bean
  Job subjectExport(JobParts parts, Workspace workspace, Runs runs, Equipment equipment) {
    RequestDesk desk =
        new RequestDesk(
            equipment.requests(),
            equipment.catalog(),
            equipment.clock().withZone(equipment.settings().zone()),
            new JdbcTemplate(equipment.controlStore()),
            parts.ownTransaction(),
            equipment.pseudonymKey().orElseThrow());
    SubjectRuns of =
        new SubjectRuns(
            EnumSet.of(RequestType.ACCESS, RequestType.PORTABILITY),
            SubjectGraph.of(equipment.catalog()),
            workspace,
            runs,
            equipment.sources(),
            desk);
    return parts.job(
        NAME,
        SubjectSearch.steps(parts, of),
        parts.publish(
            new SubjectExportPublisher(
                of,
                equipment.reports(),
                new Pseudonyms(equipment.pseudonymKey().orElseThrow()),
                equipment.settings(),
                equipment.clock())),
        parts.clear(instance -> {}));
  }
}
