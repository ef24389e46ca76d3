package dev.steward.batch;

import dev.steward.audit.AuditAction;
import dev.steward.audit.AuditEvent;
import dev.steward.report.ManifestWitness;
import dev.steward.store.AuditTrail;

/** Records changes of what was published, whatever becomes of the transaction that is open. */
record AuditedManifests(AuditTrail audit, AuditAction ahead, AuditAction done, String reason)
    implements ManifestWitness {
  @Override
  public void replacing(String place, String manifestSha256) {
    audit.recordNow(AuditEvent.of(ahead, place, reason, manifestSha256));
  }

  @Override
  public void replaced(String place, String manifestSha256) {
    audit.recordNow(AuditEvent.of(done, place, reason, manifestSha256));
  }
}
