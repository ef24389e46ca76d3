package dev.steward.store;

import dev.steward.audit.AuditChain;
import dev.steward.audit.AuditEntry;
import dev.steward.audit.AuditEvent;
import dev.steward.audit.AuditHead;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records what one actor does, in the one chain of the control store. Safe for use by several
 * threads and processes.
 */
public final class AuditTrail {
  private final JdbcTemplate template;
  private final TransactionTemplate ownTransaction;
  private final AuditChain chain;
  private final String actor;
  private final String configurationSha256;
  private final Clock clock;

  /**
   * @param cipher of the secret that the chain's key is derived from
   * @param actor who is at work, such as {@code anna@db1}
   * @param configurationSha256 of the configuration that the work is done under
   */
  public AuditTrail(
      DataSource store, StoreCipher cipher, String actor, String configurationSha256, Clock clock) {
    this.template = new JdbcTemplate(store);
    this.ownTransaction = new TransactionTemplate(new JdbcTransactionManager(store));
    this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.chain = cipher.auditChain();
    this.actor = AuditEvent.recordable(actor);
    this.configurationSha256 = configurationSha256;
    this.clock = clock;
  }

  /**
   * Records events with the transaction that is open, as the last thing before it is committed; at
   * once where none is. Nothing is recorded of a transaction that is rolled back.
   */
  public void record(AuditEvent... events) {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      PendingEvents.of(this).add(List.of(events));
    } else {
      recordNow(events);
    }
  }

  /** Records events whatever becomes of the transaction that is open. */
  public void recordNow(AuditEvent... events) {
    ownTransaction.executeWithoutResult(status -> append(List.of(events)));
  }

  /** Appends to the chain in the transaction that is open, whose end others wait for. */
  void append(List<AuditEvent> events) {
    AuditHead head = lockedHead();
    Instant now = clock.instant();
    List<Object[]> rows = new ArrayList<>();
    for (AuditEvent event : events) {
      AuditEntry entry =
          chain.next(head.sequence() + 1, head.chain(), now, actor, configurationSha256, event);
      rows.add(AuditRows.values(entry));
      head = new AuditHead(entry.sequence(), entry.chain());
    }
    template.batchUpdate(AuditRows.INSERT, rows);
    template.update(
        "update audit_head set sequence = ?, chain = ? where id = 1",
        head.sequence(),
        head.chain());
  }

  private AuditHead lockedHead() {
    try {
      return JdbcClient.create(template)
          .sql("select sequence, chain from audit_head where id = 1 for update")
          .query((row, number) -> new AuditHead(row.getLong("sequence"), row.getString("chain")))
          .single();
    } catch (EmptyResultDataAccessException e) {
      throw new IllegalStateException("The head of the audit trail is gone", e);
    }
  }
}
