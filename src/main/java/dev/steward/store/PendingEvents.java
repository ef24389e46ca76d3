package dev.steward.store;

import dev.steward.audit.AuditEvent;
import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Events of the open transaction that are to be recorded when it is committed. The chain's head is
 * then the last row that any transaction locks: no two can wait for each other because of it.
 */
final class PendingEvents implements TransactionSynchronization {
  private final AuditTrail trail;
  private final List<AuditEvent> events = new ArrayList<>();

  private PendingEvents(AuditTrail trail) {
    this.trail = trail;
  }

  /** Those of the transaction that is open in this thread. */
  static PendingEvents of(AuditTrail trail) {
    for (TransactionSynchronization each :
        TransactionSynchronizationManager.getSynchronizations()) {
      if (each instanceof PendingEvents pending && pending.trail == trail) {
        return pending;
      }
    }
    PendingEvents pending = new PendingEvents(trail);
    TransactionSynchronizationManager.registerSynchronization(pending);
    return pending;
  }

  void add(List<AuditEvent> more) {
    events.addAll(more);
  }

  @Override
  public void beforeCommit(boolean readOnly) {
    if (!events.isEmpty()) {
      trail.append(List.copyOf(events));
      events.clear();
    }
  }
}
