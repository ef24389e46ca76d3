package dev.steward.batch;

import dev.steward.audit.AuditReport;
import dev.steward.batch.JobRuntime.Equipment;
import dev.steward.catalog.Catalog;
import dev.steward.files.FileStore;
import dev.steward.nightly.Night;
import dev.steward.nightly.NightPart;
import dev.steward.nightly.NightReports;
import dev.steward.processing.HeldCategories;
import dev.steward.processing.ProcessingRecord;
import dev.steward.report.Publication;
import dev.steward.report.PublishedReport;
import dev.steward.request.RequestClock;
import dev.steward.store.AuditRows;
import dev.steward.store.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Publishes how the parts of the night went, how the requests stand, the audit trail and the record
 * of processing.
 */
final class NightPublisher implements Publisher {
  private final Night night;
  private final Optional<RequestDesk> requests;
  private final Equipment equipment;

  /**
   * @param requests empty where there is no key that they are sealed with
   */
  NightPublisher(Night night, Optional<RequestDesk> requests, Equipment equipment) {
    this.night = night;
    this.requests = requests;
    this.equipment = equipment;
  }

  @Override
  public Published publish(Run run) throws IOException {
    FileStore files = FileStore.of(equipment.reports(), Map.of());
    List<String> failures = night.failures();
    List<String> findings = new ArrayList<>();
    String target;
    try (Publication publication =
        Publication.stage(files, files.resolve(equipment.reports()), run.jobName(), run.label())) {
      publication.write(NightReports.SUMMARY, NightReports.summary(night));
      if (requests.isPresent()) {
        RequestClock clock = requests.get().clock(run.asOf());
        publication.write(RequestClock.SCHEMA, clock.rows());
        findings.addAll(clock.findings());
      }
      publication.write(
          AuditReport.SCHEMA,
          sink ->
              new AuditRows(equipment.controlStore())
                  .<IOException>forEach(entry -> sink.add(AuditReport.row(entry))));
      publication.write(ProcessingRecord.SCHEMA, processing(files, run).rows());
      findings.addAll(night.findings());
      publication.publish(
          equipment
              .settings()
              .header(run.jobName(), run, equipment.clock().instant(), failures, findings));
      target = publication.target();
    }
    return new Published(target, night.inWords(), failures, findings, night.isAwaiting());
  }

  /** By what is declared, and what the latest inventory found. */
  private ProcessingRecord processing(FileStore files, Run run) throws IOException {
    Catalog catalog = equipment.catalog();
    Optional<PublishedReport> inventory =
        PublishedReport.latestBefore(
            files,
            files.resolve(equipment.reports()),
            NightPart.PII_INVENTORY.jobName(),
            run.asOf().plusDays(1));
    return new ProcessingRecord(
        catalog,
        equipment.export().about(),
        equipment.eligibility(),
        inventory.isPresent()
            ? HeldCategories.found(catalog, inventory.get())
            : HeldCategories.declared(catalog));
  }
}
