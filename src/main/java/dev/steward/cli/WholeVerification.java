package dev.steward.cli;

import dev.steward.audit.AuditHead;
import dev.steward.audit.PublishedTrail;
import dev.steward.audit.ReportsCheck;
import dev.steward.audit.TrailCheck;
import dev.steward.config.ConfigurationFaults;
import dev.steward.config.StewardConfiguration;
import dev.steward.files.FileStore;
import dev.steward.report.Publications;
import dev.steward.store.AuditRows;
import dev.steward.store.ControlStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks the audit trail and all that was published. */
record WholeVerification(StewardConfiguration configuration) {
  /**
   * What came of it.
   *
   * @param faults empty where all is as it was recorded
   */
  record Result(long rows, int publications, List<String> faults) {}

  Result run() throws IOException, ConfigurationFaults {
    Result result = once();
    // a job that published meanwhile is no fault
    return result.faults().isEmpty() ? result : once();
  }

  private Result once() throws IOException, ConfigurationFaults {
    FileStore files = FileStore.of(configuration.reports(), Map.of());
    Publications publications = new Publications(files, configuration.reports());
    List<String> faults = new ArrayList<>();
    TrailCheck trail = trail(publications, faults);
    trail.faults().forEach(fault -> faults.add("audit trail, " + fault));
    ReportsCheck reports = new ReportsCheck(publications, trail);
    faults.addAll(reports.faults());
    return new Result(trail.rows(), reports.places(), faults);
  }

  private TrailCheck trail(Publications publications, List<String> faults)
      throws IOException, ConfigurationFaults {
    Optional<ControlStore> opened = ControlStoreAccess.forQuery(configuration);
    try (PublishedTrail published = PublishedTrail.latest(publications)) {
      if (opened.isEmpty()) {
        TrailCheck none = new TrailCheck(List.of(), published, new AuditHead(0, ""));
        none.faults();
        return none;
      }
      try (ControlStore store = opened.get()) {
        ControlStoreAccess.checkKey(configuration, store);
        AuditRows rows = new AuditRows(store.dataSource());
        Optional<AuditHead> head = rows.head();
        if (head.isEmpty()) {
          faults.add("audit trail, head: gone");
        }
        TrailCheck check =
            new TrailCheck(
                ControlStoreAccess.auditChains(configuration),
                published,
                head.orElse(new AuditHead(0, "")));
        rows.<RuntimeException>forEach(check::add);
        check.faults(); // reads the published one to its end
        return check;
      }
    }
  }
}
