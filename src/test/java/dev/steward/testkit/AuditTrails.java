package dev.steward.testkit;

import dev.steward.audit.AuditEntry;
import dev.steward.store.AuditRows;
import dev.steward.store.AuditTrail;
import dev.steward.store.StoreCipher;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
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

  /** All that is recorded. */
  public static List<AuditEntry> entries(DataSource store) {
    List<AuditEntry> entries = new ArrayList<>();
    new AuditRows(store).<RuntimeException>forEach(entries::add);
    return entries;
  }
}
