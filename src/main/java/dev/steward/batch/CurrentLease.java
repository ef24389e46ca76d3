package dev.steward.batch;

import dev.steward.source.SourceException;
import dev.steward.store.Lease;
import dev.steward.store.Leases;
import java.util.Optional;
import org.springframework.dao.DataAccessException;

/** The lease under which this process works, to be looked at before what cannot be taken back. */
final class CurrentLease {
  private final Leases leases;
  private final CurrentPartition partition;
  private volatile Optional<Lease> held = Optional.empty();

  CurrentLease(Leases leases, CurrentPartition partition) {
    this.leases = leases;
    this.partition = partition;
  }

  /** The lease that is held last. */
  Lease known() {
    return held.orElseThrow(() -> new IllegalStateException("No lease is held"));
  }

  /** Given back, the lease that was held before is the current one again. */
  interface Holding extends AutoCloseable {
    @Override
    void close();
  }

  /** Takes note that a lease is held, until the holding is closed. */
  Holding holding(Lease lease) {
    Optional<Lease> before = held;
    held = Optional.of(lease);
    return () -> held = before;
  }

  /**
   * @throws SourceException where another process has taken over, or that cannot be told
   */
  void check() throws SourceException {
    Optional<HeldPartition> ofWorker = partition.held();
    if (ofWorker.isPresent()) {
      ofWorker.get().check();
      return;
    }
    String attempt = "Cannot change anything";
    try {
      if (held.filter(leases::isHeld).isEmpty()) {
        throw new SourceException(attempt, "another process has taken over");
      }
    } catch (DataAccessException e) {
      throw new SourceException(attempt, "the control store cannot be reached", e);
    }
  }
}
