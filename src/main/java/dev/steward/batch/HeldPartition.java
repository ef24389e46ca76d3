package dev.steward.batch;

import dev.steward.source.SourceException;
import dev.steward.store.DraftMark;
import dev.steward.store.PartitionLease;
import dev.steward.store.PartitionLeases;
import dev.steward.store.PartitionLeases.Standing;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** A partition that this worker works on, as long as it holds the lease. */
final class HeldPartition {
  private static final Logger log = LoggerFactory.getLogger(HeldPartition.class);

  private final PartitionLeases leases;
  private final PartitionLease lease;
  private final Duration expiry;
  private final DraftMark draftMark;
  private volatile Standing standing = Standing.HELD;
  private volatile boolean leaving;
  private volatile long renewedAt = System.nanoTime();

  HeldPartition(PartitionLeases leases, PartitionLease lease, Duration expiry) {
    this.leases = leases;
    this.lease = lease;
    this.expiry = expiry;
    this.draftMark = DraftMark.of(lease);
  }

  PartitionLease lease() {
    return lease;
  }

  DraftMark draftMark() {
    return draftMark;
  }

  /** Renews the lease; what is lost stays lost. */
  void renew() {
    if (standing == Standing.LOST) {
      return;
    }
    try {
      standing = leases.renew(lease, expiry);
      renewedAt = System.nanoTime();
    } catch (DataAccessException e) {
      if (System.nanoTime() - renewedAt > expiry.toNanos()) {
        standing = Standing.LOST;
      }
    }
  }

  /** As far as is known. */
  Standing standing() {
    return standing;
  }

  /** Has it given back at its next unit. */
  void leave() {
    leaving = true;
  }

  /** Whether its work is to end before the next unit. */
  boolean isToStop() {
    return leaving || standing != Standing.HELD;
  }

  /** Gives it back where its work stopped for no reason of the run's, otherwise ends it. */
  void stopped() {
    if (standing == Standing.STOPPING) {
      leases.end(lease, Optional.empty());
    } else {
      leases.giveBack(lease);
    }
  }

  /**
   * Says that it is over.
   *
   * @param reason why it failed; empty where it did not
   */
  void end(Optional<String> reason) {
    if (!leases.end(lease, reason)) {
      log.warn("{} was taken over", lease.stepName());
    }
  }

  /**
   * To be called in the transaction that stores a unit's result, before its draft becomes its part:
   * until the transaction ends nobody takes over.
   *
   * @throws PartitionLostException where somebody has
   */
  void confirm() {
    if (standing == Standing.LOST || !leases.confirm(lease, expiry)) {
      standing = Standing.LOST;
      throw new PartitionLostException(lease.stepName());
    }
  }

  /**
   * To be called before what cannot be taken back.
   *
   * @throws SourceException where another has taken over, or that cannot be told
   */
  void check() throws SourceException {
    String attempt = "Cannot change anything";
    try {
      if (standing == Standing.LOST || !leases.isHeld(lease)) {
        throw new SourceException(attempt, "another process has taken over");
      }
    } catch (DataAccessException e) {
      throw new SourceException(attempt, "the control store cannot be reached", e);
    }
  }
}
