package dev.steward.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The leases of the jobs: at most one live holder a job, whatever the number of processes and
 * hosts. Safe for use by several threads.
 */
public final class Leases {
  private static final String SELECT =
      """
      select job_name, host, pid, process_began_at, fence, held, stop_requested,
             acquired_at, heartbeat_at, expires_at < current_timestamp as expired
      from lease
      """;

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;

  public Leases(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  public Optional<Lease> find(String jobName) {
    return jdbc.sql(SELECT + "where job_name = ?").param(jobName).query(Leases::lease).optional();
  }

  /** All that are held, live or not. */
  public List<Lease> held() {
    return jdbc.sql(SELECT + "where held order by job_name").query(Leases::lease).list();
  }

  /**
   * Takes a job's lease.
   *
   * @return the lease; empty where a holder may still be at work
   */
  public Optional<Lease> acquire(String jobName, ProcessIdentity owner, Duration expiry) {
    try {
      return transactions.execute(status -> acquireLocked(jobName, owner, expiry));
    } catch (DuplicateKeyException e) {
      return Optional.empty(); // another process took the job's first lease at this moment
    }
  }

  private Optional<Lease> acquireLocked(String jobName, ProcessIdentity owner, Duration expiry) {
    Optional<Lease> found =
        jdbc.sql(SELECT + "where job_name = ? for update")
            .param(jobName)
            .query(Leases::lease)
            .optional();
    if (found.isPresent() && found.get().isLive(owner)) {
      return Optional.empty();
    }
    long fence = found.map(Lease::fence).orElse(0L) + 1;
    String sql =
        found.isPresent()
            ? """
              update lease set owner = ?, host = ?, pid = ?, process_began_at = ?, fence = ?,
                held = true, stop_requested = false, acquired_at = current_timestamp,
                heartbeat_at = current_timestamp,
                expires_at = current_timestamp + %s
              where job_name = ?
              """
            : """
              insert into lease (owner, host, pid, process_began_at, fence, held, stop_requested,
                acquired_at, heartbeat_at, expires_at, job_name)
              values (?, ?, ?, ?, ?, true, false, current_timestamp, current_timestamp,
                current_timestamp + %s, ?)
              """;
    jdbc.sql(sql.formatted(interval(expiry)))
        .params(owner.displayName(), owner.host(), owner.pid(), owner.beganAt(), fence, jobName)
        .update();
    return find(jobName);
  }

  /**
   * Renews a lease.
   *
   * @return the lease as it is now; empty where it is another's by now
   */
  public Optional<Lease> renew(Lease lease, Duration expiry) {
    int updated =
        jdbc.sql(
                """
                update lease set heartbeat_at = current_timestamp,
                  expires_at = current_timestamp + %s
                where job_name = ? and fence = ? and held
                """
                    .formatted(interval(expiry)))
            .params(lease.jobName(), lease.fence())
            .update();
    return updated == 0 ? Optional.empty() : find(lease.jobName());
  }

  /** Whether a lease is still its holder's at this moment, by the database's clock. */
  public boolean isHeld(Lease lease) {
    return jdbc.sql(
                """
            select count(*) from lease
            where job_name = ? and fence = ? and held and expires_at >= current_timestamp
            """)
            .params(lease.jobName(), lease.fence())
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Gives a lease back. */
  public void release(Lease lease) {
    jdbc.sql("update lease set held = false where job_name = ? and fence = ?")
        .params(lease.jobName(), lease.fence())
        .update();
  }

  /** Asks the holder to stop at its next checkpoint; false where nobody holds the lease. */
  public boolean requestStop(String jobName) {
    return jdbc.sql("update lease set stop_requested = true where job_name = ? and held")
            .param(jobName)
            .update()
        > 0;
  }

  private static String interval(Duration duration) {
    return "interval '" + duration.toMillis() / 1000.0 + "' second";
  }

  private static Lease lease(ResultSet row, int number) throws SQLException {
    return new Lease(
        row.getString("job_name"),
        new ProcessIdentity(
            row.getString("host"), row.getLong("pid"), row.getLong("process_began_at")),
        row.getLong("fence"),
        row.getBoolean("held"),
        row.getBoolean("stop_requested"),
        row.getObject("acquired_at", OffsetDateTime.class).toInstant(),
        row.getObject("heartbeat_at", OffsetDateTime.class).toInstant(),
        row.getBoolean("expired"));
  }
}
