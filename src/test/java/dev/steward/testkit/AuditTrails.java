package dev.steward.testkit;

import dev.steward.audit.AuditEntry;
import dev.steward.audit.PublishedTrail;
import dev.steward.audit.ReportsCheck;
import dev.steward.audit.TrailCheck;
import dev.steward.files.FileStore;
import dev.steward.report.Publications;
import dev.steward.store.AuditRows;
import dev.steward.store.AuditTrail;
import dev.steward.store.StoreCipher;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Audit trails under the tests' key. */
public final class AuditTrails {
  private AuditTrails() {}

  /** A trail to record in. */
  public static AuditTrail of(DataSource store) {
    return new AuditTrail(
        store, StoreCipher.derivedFrom(new byte[32]), "tester@here", "cafe", Clock.systemUTC());
  }

  /** All that is recorded, each {@code action object: outcome}. */
  public static List<String> lines(DataSource store) {
    return entries(store).stream()
        .map(it -> "%s %s: %s".formatted(it.action(), it.object(), it.outcome()))
        .toList();
  }

  /** What a verification of the trail and of all reports finds. */
  public static List<String> faults(DataSource store, String reports) throws IOException {
    Publications publications = new Publications(FileStore.of(reports, Map.of()), reports);
    try (PublishedTrail published = PublishedTrail.latest(publications)) {
      AuditRows rows = new AuditRows(store);
      TrailCheck trail =
          new TrailCheck(
              List.of(StoreCipher.derivedFrom(new byte[32]).auditChain()),
              published,
              rows.head().orElseThrow());
      rows.<RuntimeException>forEach(trail::add);
      List<String> faults = new ArrayList<>(trail.faults());
      faults.addAll(new ReportsCheck(publications, trail).faults());
      return faults;
    }
  }

  /** All that is recorded. */
  public static List<AuditEntry> entries(DataSource store) {
    List<AuditEntry> entries = new ArrayList<>();
    new AuditRows(store).<RuntimeException>forEach(entries::add);
    return entries;
  }
}
