package dev.steward.batch;

import dev.steward.source.SourceException;
import dev.steward.store.Lease;
import dev.steward.store.Leases;
import java.util.Optional;
import org.springframework.dao.DataAccessException;

/** The lease under which this process works, to be looked at before what cannot be taken back. */
final class CurrentLease {
  private final Leases leases;
  private volatile Optional<Lease> held = Optional.empty();

  CurrentLease(Leases leases) {
    this.leases = leases;
  }

  void holds(Lease lease) {
    held = Optional.of(lease);
  }

  /**
   * @throws SourceException where another process has taken over, or that cannot be told
   */
  void check() throws SourceException {
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
